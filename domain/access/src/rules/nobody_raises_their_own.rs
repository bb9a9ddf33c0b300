//! Nobody gives a post to themselves, nor changes their own.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::Post;

pub(crate) fn nobody_raises_their_own() -> Rule<Post> {
    Rule {
        id: "access.nobody_raises_their_own",
        source: "rights are given by somebody else: whoever could raise their own would need no others",
        check,
    }
}

fn check(post: &Post, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    let stood = circumstances.look.record("posts", circumstances.id)?;
    let was_own = match stood {
        Some(row) => Post::from_row(&row)?.officer.id == by.officer,
        None => false,
    };
    if was_own || post.officer.id == by.officer {
        return Err(Refusal::by("access.nobody_raises_their_own")
            .at("officer")
            .into());
    }
    Ok(())
}
