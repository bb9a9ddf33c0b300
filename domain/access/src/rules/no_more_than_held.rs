//! Whoever gives posts gives them for the bodies that were given to them,
//! passes on no wider leave to give posts than their own, and gives a role that
//! sees the whole country only where they give posts for the whole country.

use kernel::{Administers, Circumstances, No, Record, Refusal, Rule};

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
    let mut refusals = Vec::new();
    if !by.administers.holds(&post.agency.0) {
        refusals.push(Refusal::by("access.no_more_than_held").at("agency"));
    }
    // What stood already may stand on: it was not given now.
    let stood = match circumstances.look.record("posts", circumstances.id)? {
        Some(row) => Some(Post::from_row(&row)?),
        None => None,
    };
    let given = post.administers();
    let (mut same_role, mut stands_on) = (false, false);
    if let Some(stood) = stood {
        same_role = stood.role == post.role && stood.agency == post.agency;
        stands_on = stood.administers().covers(&given);
    }
    let sees_all = |role| {
        circumstances
            .settings
            .is_marked("roles", role, WHOLE_COUNTRY)
    };
    if !same_role && by.administers != Administers::All && sees_all(&post.role.0) {
        refusals.push(Refusal::by("access.no_more_than_held").at("role"));
    }
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
