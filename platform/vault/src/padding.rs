//! Padding, so that the length of a ciphertext tells less: a mark (0x80) and
//! zeros up to the next whole bucket, as in ISO/IEC 7816-4.

/// Lengths are rounded up to a multiple of this many bytes: most names, dates
/// and telephone numbers then look alike.
pub(crate) const BUCKET: usize = 32;

const MARK: u8 = 0x80;

/// How long `length` bytes become.
pub(crate) fn padded_length(length: usize) -> usize {
    (length / BUCKET + 1) * BUCKET
}

/// Appends the padding of the last `length` bytes.
pub(crate) fn pad(bytes: &mut Vec<u8>, length: usize) {
    let filling = padded_length(length) - length;
    bytes.push(MARK);
    bytes.resize(bytes.len() + filling - 1, 0);
}

/// The length without its padding; `None` when there is no padding.
pub(crate) fn unpadded_length(bytes: &[u8]) -> Option<usize> {
    let last = bytes.iter().rposition(|&byte| byte != 0)?;
    let whole = bytes.len().is_multiple_of(BUCKET);
    (whole && bytes[last] == MARK && padded_length(last) == bytes.len()).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_around_a_bucket_comes_back() {
        for length in 0..=2 * BUCKET + 1 {
            for filling in [0, MARK, b'a'] {
                let mut bytes = vec![filling; length];
                pad(&mut bytes, length);
                assert_eq!(bytes.len(), padded_length(length));
                assert_eq!(unpadded_length(&bytes), Some(length));
            }
        }
    }

    #[test]
    fn bytes_without_a_mark_are_no_padding() {
        assert_eq!(unpadded_length(&[]), None);
        assert_eq!(unpadded_length(&[0; BUCKET]), None);
        assert_eq!(unpadded_length(&[1; BUCKET]), None);
        assert_eq!(unpadded_length(&[MARK; BUCKET - 1]), None);
        // A mark with more than a bucket of zeros behind it was not put there by `pad`.
        let mut bytes = vec![MARK];
        bytes.resize(2 * BUCKET, 0);
        assert_eq!(unpadded_length(&bytes), None);
    }
}
