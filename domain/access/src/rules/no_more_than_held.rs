//! Whoever gives posts gives them for the bodies that were given to them,
//! passes on no wider leave to give posts than their own, and gives a role that
//! sees the whole country only where they give posts for the whole country.
//! What they could not give they do not change, void or pass on either: a post
//! that goes beyond them would become another officer's by an edit.

use std::collections::BTreeSet;

use kernel::{Administers, AtWork, Circumstances, No, Record, Refusal, Rule, Settings};

use crate::Post;

/// The mark of roles that are shown more than one body's work.
const WHOLE_COUNTRY: &str = "whole_country";

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
    let mut beyond = beyond(post, by, circumstances.settings);
    if let Some(row) = circumstances.look.record("posts", circumstances.id)? {
        beyond.extend(self::beyond(
            &Post::from_row(&row)?,
            by,
            circumstances.settings,
        ));
    }
    if beyond.is_empty() {
        return Ok(());
    }
    let refused = |field| Refusal::by("access.no_more_than_held").at(field);
    Err(beyond.into_iter().map(refused).collect::<Vec<_>>().into())
}

/// The fields of a post that somebody could not give.
pub(crate) fn beyond(post: &Post, by: &AtWork, settings: &dyn Settings) -> BTreeSet<&'static str> {
    let mut beyond = BTreeSet::new();
    if !by.administers.holds(&post.agency.0) {
        beyond.insert("agency");
    }
    let sees_all = settings.is_marked("roles", &post.role.0, WHOLE_COUNTRY);
    if sees_all && by.administers != Administers::All {
        beyond.insert("role");
    }
    if !by.administers.covers(&post.administers()) {
        beyond.insert(match post.gives_posts_everywhere {
            Some(yes) if yes.0 => "gives_posts_everywhere",
            _ => "gives_posts_for",
        });
    }
    beyond
}
