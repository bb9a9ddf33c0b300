//! The second factor: codes of six digits from an app on the officer's own
//! device (RFC 6238), each of which counts once, and codes on paper for the
//! day on which the device is lost.

use kernel::Fault;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Totp};

use crate::chance;

/// How many codes there are on paper.
const PAPER_CODES: usize = 10;

/// The secret that an app and the program share, and what was used of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SecondFactor {
    /// In hexadecimal.
    secret: String,
    /// The step of time of the last code that counted.
    last_step: u64,
    /// Traces of the codes on paper that are left.
    paper: Vec<String>,
}

/// A secret that is not kept yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secret(Vec<u8>);

impl Secret {
    /// A new one.
    pub(crate) fn new() -> Result<Self, Fault> {
        Ok(Self(chance::bytes::<20>()?.to_vec()))
    }

    /// The one of a form that was sent.
    pub(crate) fn of(hexadecimal: &str) -> Option<Self> {
        chance::from_hexadecimal(hexadecimal)
            .filter(|bytes| bytes.len() == 20)
            .map(Self)
    }

    pub(crate) fn hexadecimal(&self) -> String {
        chance::hexadecimal(&self.0)
    }

    /// As it is typed into an app, in groups of four.
    pub(crate) fn typed(&self) -> String {
        let letters = totp_rs::Secret::from(self.0.clone()).to_base32();
        let letters: Vec<char> = letters.chars().collect();
        letters
            .chunks(4)
            .map(|group| group.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// As a picture that an app reads: an SVG without a word about whom it is
    /// of, but for the name for signing in.
    pub(crate) fn picture(&self, sign_in_name: &str) -> Result<String, Fault> {
        let mut address = form_urlencoded::Serializer::new(String::new());
        address
            .append_pair("secret", &self.typed().replace(' ', ""))
            .append_pair("issuer", "OpenNRM");
        let name: String = form_urlencoded::byte_serialize(sign_in_name.as_bytes()).collect();
        let address = format!("otpauth://totp/OpenNRM:{name}?{}", address.finish());
        let code = qrcode::QrCode::new(address)
            .map_err(|error| Fault::from("a code could not be drawn", error.to_string()))?;
        let drawn = code
            .render::<qrcode::render::svg::Color<'_>>()
            .min_dimensions(200, 200)
            .build();
        // The head of a file does not belong into a page.
        Ok(drawn
            .find("<svg")
            .and_then(|at| drawn.get(at..))
            .unwrap_or_default()
            .to_owned())
    }

    /// The second factor with this secret, once a code has shown that the app
    /// has it; and the codes on paper, which nobody is shown again.
    pub(crate) fn confirmed(
        &self,
        code: &str,
        seconds: u64,
    ) -> Result<Option<(SecondFactor, Vec<String>)>, Fault> {
        let mut factor = SecondFactor {
            secret: self.hexadecimal(),
            last_step: 0,
            paper: Vec::new(),
        };
        if !factor.counts_by_app(code, seconds)? {
            return Ok(None);
        }
        let codes = factor.new_paper()?;
        Ok(Some((factor, codes)))
    }
}

impl SecondFactor {
    /// Whether a code counts: one of the app's, or one on paper. What counted
    /// does not count again.
    pub(crate) fn counts(&mut self, code: &str, seconds: u64) -> Result<bool, Fault> {
        let by_app = self.counts_by_app(code, seconds)?;
        let trace = paper_trace(code);
        let mut by_paper = false;
        self.paper.retain(|kept| {
            let same = chance::same(kept, &trace);
            by_paper |= same;
            !same
        });
        Ok(by_app || by_paper)
    }

    fn counts_by_app(&mut self, code: &str, seconds: u64) -> Result<bool, Fault> {
        let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let step = self.totp()?.check(&code, seconds);
        let fresh = step.filter(|step| *step > self.last_step);
        if let Some(step) = fresh {
            self.last_step = step;
        }
        Ok(fresh.is_some())
    }

    /// How many codes on paper are left.
    pub(crate) fn paper_left(&self) -> usize {
        self.paper.len()
    }

    /// New codes on paper in the place of those before.
    pub(crate) fn new_paper(&mut self) -> Result<Vec<String>, Fault> {
        let mut codes = Vec::with_capacity(PAPER_CODES);
        for _ in 0..PAPER_CODES {
            let key = chance::hexadecimal(&chance::bytes::<8>()?);
            let groups: Vec<&str> = (0..4)
                .filter_map(|at| key.get(4 * at..4 * at + 4))
                .collect();
            codes.push(groups.join("-"));
        }
        self.paper = codes.iter().map(|code| paper_trace(code)).collect();
        Ok(codes)
    }

    fn totp(&self) -> Result<Totp, Fault> {
        let secret = chance::from_hexadecimal(&self.secret)
            .ok_or_else(|| Fault::new("a credential is damaged"))?;
        Builder::new()
            .with_secret(secret)
            .build()
            .map_err(|error| Fault::from("a second factor cannot be used", error.to_string()))
    }

    /// The code that the app shows at a moment, for tests.
    #[cfg(test)]
    pub(crate) fn shown(&self, seconds: u64) -> String {
        self.totp()
            .map_or_else(|_| String::new(), |totp| totp.generate(seconds).to_string())
    }
}

fn paper_trace(code: &str) -> String {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    chance::trace("paper", &plain)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn factor() -> (SecondFactor, Vec<String>) {
        let secret = Secret::new().unwrap();
        let shown = SecondFactor {
            secret: secret.hexadecimal(),
            last_step: 0,
            paper: Vec::new(),
        }
        .shown(3_000);
        secret.confirmed(&shown, 3_000).unwrap().unwrap()
    }

    #[test]
    fn a_code_counts_once_within_a_step_and_no_other_code_does() {
        let (mut factor, _) = factor();
        let next = factor.shown(3_060);
        assert!(!factor.counts(&factor.shown(3_000), 3_000).unwrap());
        assert!(!factor.clone().counts("000000", 3_060).unwrap_or(true) || next == "000000");
        assert!(factor.clone().counts(&next, 3_090).unwrap());
        assert!(!factor.clone().counts(&next, 3_121).unwrap());
        assert!(factor.counts(&next, 3_060).unwrap());
        assert!(!factor.counts(&next, 3_060).unwrap());
    }

    #[test]
    fn each_code_on_paper_counts_once() {
        let (mut factor, codes) = factor();
        assert_eq!((codes.len(), factor.paper_left()), (10, 10));
        assert!(factor.counts(&codes[3].to_ascii_uppercase(), 0).unwrap());
        assert!(!factor.counts(&codes[3], 0).unwrap());
        assert!(factor.counts(&codes[4], 0).unwrap());
        assert_eq!(factor.paper_left(), 8);
    }

    #[test]
    fn the_picture_holds_no_script_and_no_style() {
        let picture = Secret::new().unwrap().picture("sample.officer").unwrap();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(!picture.contains("style") && !picture.contains("script"));
    }
}
