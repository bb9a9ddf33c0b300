//! What the provider signs of somebody who has shown it who they are
//! (OpenID Connect Core, section 3.1.3.7).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

/// How far two clocks may be apart, in seconds.
const SKEW: i64 = 60;
/// The oldest token that is taken, in seconds.
const OLDEST: i64 = 10 * 60;

/// A key with which the provider signs.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    for_what: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
}

/// What the token says.
#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nonce: Option<String>,
    acr: Option<String>,
    #[serde(default)]
    amr: Vec<String>,
    auth_time: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What a token has to say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) nonce: &'a str,
    pub(super) levels: &'a [String],
    pub(super) means: &'a [String],
    /// So many seconds ago at most they have shown the provider who they are;
    /// nothing where that does not matter.
    pub(super) shown_within: Option<i64>,
    /// Seconds since 1970.
    pub(super) now: i64,
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unbelieved {
    /// It is no token of the kind that is expected.
    Form,
    /// None of the keys that are known has its name.
    UnknownKey,
    Signature,
    Issuer,
    Audience,
    Nonce,
    Time,
    /// Whoever it is has not shown enough.
    Level,
    /// They have not just shown who they are.
    NotShown,
}

/// Who it is, as the provider calls them, where the token is believed.
pub(super) fn subject(
    token: &str,
    keys: &[Key],
    expected: &Expected<'_>,
) -> Result<String, Unbelieved> {
    let claims = signed(token, keys)?;
    let ok = |is_so: bool, else_: Unbelieved| if is_so { Ok(()) } else { Err(else_) };
    ok(claims.iss == expected.issuer, Unbelieved::Issuer)?;
    ok(is_for(&claims, expected.client), Unbelieved::Audience)?;
    ok(
        claims.nonce.as_deref() == Some(expected.nonce),
        Unbelieved::Nonce,
    )?;
    let age = expected.now.saturating_sub(claims.iat);
    ok(
        expected.now < claims.exp.saturating_add(SKEW) && (-SKEW..=OLDEST).contains(&age),
        Unbelieved::Time,
    )?;
    let reached = claims.acr.is_some_and(|acr| expected.levels.contains(&acr));
    let used = claims.amr.iter().any(|amr| expected.means.contains(amr));
    ok(
        (expected.levels.is_empty() || reached) && (expected.means.is_empty() || used),
        Unbelieved::Level,
    )?;
    let shown = expected.shown_within.is_none_or(|within| {
        claims.auth_time.is_some_and(|shown| {
            (-SKEW..=within.saturating_add(SKEW)).contains(&expected.now.saturating_sub(shown))
        })
    });
    ok(shown, Unbelieved::NotShown)?;
    ok(!claims.sub.is_empty(), Unbelieved::Form)?;
    Ok(claims.sub)
}

fn is_for(claims: &Claims, client: &str) -> bool {
    let named = match &claims.aud {
        Audience::One(one) => one == client,
        Audience::Several(several) => {
            several.iter().any(|one| one == client)
                && (several.len() == 1 || claims.azp.as_deref() == Some(client))
        }
    };
    named && claims.azp.as_deref().is_none_or(|azp| azp == client)
}

fn signed(token: &str, keys: &[Key]) -> Result<Claims, Unbelieved> {
    let form = || Unbelieved::Form;
    let (message, signature) = token.rsplit_once('.').ok_or_else(form)?;
    let (head, content) = message.split_once('.').ok_or_else(form)?;
    let read = |text: &str| BASE64.decode(text).map_err(|_| Unbelieved::Form);
    let head: Head = serde_json::from_slice(&read(head)?).map_err(|_| form())?;
    let signature = read(signature)?;
    let mut fitting = keys
        .iter()
        .filter(|key| head.kid.is_none() || key.kid == head.kid)
        .filter(|key| key.for_what.as_deref().is_none_or(|what| what == "sig"))
        .filter(|key| key.alg.as_ref().is_none_or(|alg| *alg == head.alg))
        .peekable();
    if fitting.peek().is_none() {
        return Err(Unbelieved::UnknownKey);
    }
    if !fitting.any(|key| key.signed(&head.alg, message.as_bytes(), &signature)) {
        return Err(Unbelieved::Signature);
    }
    serde_json::from_slice(&read(content)?).map_err(|_| form())
}

impl Key {
    /// Whether this key made the signature. Kinds that share a secret, and
    /// `none`, are not among those that count.
    fn signed(&self, kind: &str, message: &[u8], signed: &[u8]) -> bool {
        let part = |part: &Option<String>| {
            part.as_ref()
                .and_then(|part| BASE64.decode(part).ok())
                .unwrap_or_default()
        };
        let curve = |of: &str| self.kty == "EC" && self.crv.as_deref() == Some(of);
        let point = || [vec![4], part(&self.x), part(&self.y)].concat();
        let rsa = |parameters: &'static signature::RsaParameters| {
            let key = RsaPublicKeyComponents {
                n: part(&self.n),
                e: part(&self.e),
            };
            self.kty == "RSA" && key.verify(parameters, message, signed).is_ok()
        };
        let by = |algorithm: &'static dyn signature::VerificationAlgorithm, key: Vec<u8>| {
            UnparsedPublicKey::new(algorithm, key)
                .verify(message, signed)
                .is_ok()
        };
        match kind {
            "RS256" => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
            "PS256" => rsa(&signature::RSA_PSS_2048_8192_SHA256),
            "ES256" => curve("P-256") && by(&signature::ECDSA_P256_SHA256_FIXED, point()),
            "ES384" => curve("P-384") && by(&signature::ECDSA_P384_SHA384_FIXED, point()),
            "EdDSA" => {
                self.kty == "OKP"
                    && self.crv.as_deref() == Some("Ed25519")
                    && by(&signature::ED25519, part(&self.x))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{super::stand_in::Signer, *};

    fn key(signer: &Signer) -> Key {
        serde_json::from_value(signer.key()).unwrap()
    }

    fn said(token: &str, keys: &[Key]) -> Result<String, Unbelieved> {
        let (levels, means) = (["substantial".to_owned()], ["mfa".to_owned()]);
        let expected = Expected {
            issuer: "https://sso.example",
            client: "opennrm",
            nonce: "n",
            levels: &levels,
            means: &means,
            shown_within: Some(300),
            now: 1_000,
        };
        subject(token, keys, &expected)
    }

    fn claims() -> Value {
        json!({
            "iss": "https://sso.example", "sub": "s", "aud": "opennrm", "exp": 1_300,
            "iat": 990, "nonce": "n", "acr": "substantial", "amr": ["pwd", "mfa"],
            "auth_time": 700,
        })
    }

    #[test]
    fn a_token_is_believed_and_with_one_claim_changed_it_is_not() {
        let signer = Signer::new();
        let head = json!({ "alg": "EdDSA", "kid": "one" });
        let with = |name: &str, value: Value| {
            let mut claims = claims();
            claims[name] = value;
            said(&signer.token(&head, &claims), &[key(&signer)])
        };
        let ok = Ok("s".to_owned());
        assert_eq!(with("sub", json!("s")), ok);
        for (name, value, why) in [
            ("iss", json!("https://sso.example/"), Unbelieved::Issuer),
            ("aud", json!("another"), Unbelieved::Audience),
            ("aud", json!(["opennrm", "another"]), Unbelieved::Audience),
            ("azp", json!("another"), Unbelieved::Audience),
            ("nonce", json!("m"), Unbelieved::Nonce),
            ("nonce", Value::Null, Unbelieved::Nonce),
            ("exp", json!(940), Unbelieved::Time),
            ("iat", json!(1_061), Unbelieved::Time),
            ("iat", json!(399), Unbelieved::Time),
            ("acr", json!("low"), Unbelieved::Level),
            ("acr", Value::Null, Unbelieved::Level),
            ("amr", json!(["pwd"]), Unbelieved::Level),
            ("auth_time", json!(639), Unbelieved::NotShown),
            ("auth_time", json!(1_061), Unbelieved::NotShown),
            ("auth_time", Value::Null, Unbelieved::NotShown),
            ("sub", json!(""), Unbelieved::Form),
        ] {
            assert_eq!(with(name, value.clone()), Err(why), "{name} {value}");
        }
        // On the other side of each boundary.
        for (name, value) in [
            ("exp", json!(941)),
            ("iat", json!(1_060)),
            ("iat", json!(400)),
            ("aud", json!(["opennrm"])),
            ("azp", json!("opennrm")),
            ("auth_time", json!(640)),
            ("auth_time", json!(1_060)),
        ] {
            assert_eq!(with(name, value.clone()), ok, "{name} {value}");
        }
    }

    #[test]
    fn what_another_key_signed_or_none_is_not_believed() {
        let (signer, other) = (Signer::new(), Signer::new());
        let own = [key(&signer)];
        let head = json!({ "alg": "EdDSA", "kid": "one" });
        let forged = other.token(&head, &claims());
        assert_eq!(said(&forged, &own), Err(Unbelieved::Signature));
        let unknown = json!({ "alg": "EdDSA", "kid": "two" });
        let unknown = signer.token(&unknown, &claims());
        assert_eq!(said(&unknown, &own), Err(Unbelieved::UnknownKey));
        for alg in ["none", "HS256", "RS256", "ES256"] {
            let token = signer.token(&json!({ "alg": alg, "kid": "one" }), &claims());
            assert_eq!(said(&token, &own), Err(Unbelieved::Signature), "{alg}");
        }
        let token = signer.token(&head, &claims());
        let (message, _) = token.rsplit_once('.').unwrap();
        for broken in [format!("{message}."), message.to_owned(), String::new()] {
            assert!(said(&broken, &own).is_err(), "{broken}");
        }
    }
}
