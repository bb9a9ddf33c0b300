//! PDF.

use crate::{Lacks, Limits, Made, Refused};

pub(crate) fn copy(bytes: &[u8], _: &Limits) -> Result<Result<Made, Lacks>, Refused> {
    let mut document = lopdf::Document::load_mem(bytes).map_err(|_| Refused::Damaged)?;
    if document.is_encrypted() {
        return Err(Refused::Locked);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| Refused::Damaged)?;
    Ok(Err(Lacks::Unclear))
}
