//! Whoever gives posts gives them for the bodies that were given to them, and
//! passes on no wider leave to give posts than their own.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::Post;

pub(crate) fn no_more_than_held() -> Rule<Post> {
    Rule {
        id: "access.no_more_than_held",
        source: "delegated administration: nobody passes on more than they hold",
        check,
    }
}

fn check(post: &Post, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    let mut refusals = Vec::new();
    if !by.administers.holds(&post.agency.0) {
        refusals.push(Refusal::by("access.no_more_than_held").at("agency"));
    }
    // A leave that stood already may stand on: it was not given now.
    let stood = match circumstances.look.record("posts", circumstances.id)? {
        Some(row) => Some(Post::from_row(&row)?.administers()),
        None => None,
    };
    let given = post.administers();
    let stands_on = stood.is_some_and(|stood| stood.covers(&given));
    if !stands_on && !by.administers.covers(&given) {
        let field = if post.gives_posts_everywhere.is_some_and(|yes| yes.0) {
            "gives_posts_everywhere"
        } else {
            "gives_posts_for"
        };
        refusals.push(Refusal::by("access.no_more_than_held").at(field));
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
