//! The posts that stand today, read anew whenever somebody asks.

use clockwork::Date;
use db::Session;
use kernel::{Administers, Fault, Look, Record, RecordId, condition};

use crate::{
    Officer, Post,
    told::{OFFICERS, POSTS},
};

impl Post {
    /// For which bodies the holder may give posts.
    pub(crate) fn administers(&self) -> Administers {
        if self.gives_posts_everywhere.is_some_and(|yes| yes.0) {
            Administers::All
        } else {
            Administers::Bodies(self.gives_posts_for.0.iter().cloned().collect())
        }
    }

    fn stands_on(&self, day: Date) -> bool {
        self.begins_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }

    /// Whether training and code of conduct are in date.
    fn is_trained_on(&self, day: Date) -> bool {
        [self.trained_until, self.conduct_until]
            .iter()
            .all(|until| until.is_some_and(|last| day <= last))
    }
}

/// An officer who stands, and the posts that they hold today.
pub(crate) struct Held {
    pub(crate) officer: Officer,
    /// In the order of their days; the earlier id first where they began on
    /// one day.
    pub(crate) posts: Vec<(RecordId, Post)>,
}

impl Held {
    /// What an officer holds today; nothing where there is no such officer.
    pub(crate) fn by(
        session: &Session<'_>,
        officer: RecordId,
        today: Date,
    ) -> Result<Option<Self>, Fault> {
        // What an officer and a post are now is what somebody at work wrote,
        // and nobody else.
        let Some(row) = session.as_written(OFFICERS, officer)? else {
            return Ok(None);
        };
        let mut posts = Vec::new();
        let of_officer = [condition::links_to("officer", officer)];
        for (id, _) in session.records(POSTS, &of_officer)? {
            let Some(row) = session.as_written(POSTS, id)? else {
                continue;
            };
            let post = Post::from_row(&row)?;
            if post.officer.id == officer && post.stands_on(today) {
                posts.push((id, post));
            }
        }
        posts.sort_by_key(|(id, post)| (post.begins_on, *id));
        Ok(Some(Self {
            officer: Officer::from_row(&row)?,
            posts,
        }))
    }

    /// The post in which the officer works: the chosen one, where it stands
    /// still, or else the first.
    pub(crate) fn at_work(
        &self,
        officer: RecordId,
        chosen: Option<RecordId>,
        today: Date,
    ) -> Option<guard::Post> {
        let (id, post) = self
            .posts
            .iter()
            .find(|(id, _)| Some(*id) == chosen)
            .or_else(|| self.posts.first())?;
        Some(guard::Post {
            officer,
            name: guard::Officer::named(&self.officer.name.0).ok()?,
            post: *id,
            agency: post.agency.0.clone(),
            role: post.role.0.clone(),
            trained: post.is_trained_on(today),
            administers: post.administers(),
        })
    }
}
