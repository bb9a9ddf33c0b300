//! Speaking with the provider: where it is asked, its keys, and what it gives
//! for a code.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use kernel::Fault;
use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use serde::{Deserialize, de::DeserializeOwned};
use ureq::{
    Agent,
    tls::{Certificate, RootCerts, TlsConfig},
};
use url::Url;

use super::{
    settings::{Settings, is_safe},
    token::Key,
};

/// So long the provider has to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);
/// The longest answer, in bytes.
const LONGEST: u64 = 512 * 1024;
/// Its keys are asked for anew so many seconds after they were, at the
/// earliest: a made-up key asks for nothing more often.
const KEYS_ANEW_AFTER: i64 = 60;
/// When it has not answered it is left alone for so many seconds: whoever
/// comes meanwhile does not wait for it.
const LEFT_ALONE: i64 = 10;

/// Where the provider is asked for what.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Endpoints {
    issuer: String,
    pub(super) authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    pub(super) end_session_endpoint: Option<Url>,
}

#[derive(Deserialize)]
struct Keys {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Given {
    id_token: String,
}

/// What is known of the provider.
#[derive(Clone)]
struct Known {
    endpoints: Endpoints,
    keys: Arc<Vec<Key>>,
    /// When they were asked for, in seconds since 1970.
    at: i64,
}

pub(super) struct Provider {
    agent: Agent,
    known: Mutex<Option<Known>>,
    /// When it did not answer the last time, in seconds since 1970.
    failed: Mutex<Option<i64>>,
}

impl Provider {
    pub(super) fn new(settings: &Settings) -> Result<Self, Fault> {
        let mut tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()));
        if settings.issuer.starts_with("https:") {
            let certificates: Vec<Certificate<'static>> =
                CertificateDer::pem_slice_iter(&settings.certificates()?)
                    .filter_map(Result::ok)
                    .map(|certificate| Certificate::from_der(&certificate).to_owned())
                    .collect();
            if certificates.is_empty() {
                return Err(Fault::new("there is no certificate for single sign-on"));
            }
            tls = tls.root_certs(RootCerts::Specific(Arc::new(certificates)));
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(ANSWERS_WITHIN))
            .max_redirects(0)
            .http_status_as_error(false)
            .tls_config(tls.build())
            .build();
        Ok(Self {
            agent: agent.into(),
            known: Mutex::new(None),
            failed: Mutex::new(None),
        })
    }

    /// Where it is asked for what; read once.
    pub(super) fn endpoints(&self, settings: &Settings, now: i64) -> Result<Endpoints, Fault> {
        Ok(self.known(settings, now)?.endpoints)
    }

    /// Its keys.
    pub(super) fn keys(&self, settings: &Settings, now: i64) -> Result<Arc<Vec<Key>>, Fault> {
        Ok(self.known(settings, now)?.keys)
    }

    /// Its keys, asked for anew, unless they just were.
    pub(super) fn keys_anew(&self, settings: &Settings, now: i64) -> Result<Arc<Vec<Key>>, Fault> {
        {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known
                .as_ref()
                .is_some_and(|known| (now - known.at).abs() >= KEYS_ANEW_AFTER)
            {
                *known = None;
            }
        }
        self.keys(settings, now)
    }

    fn known(&self, settings: &Settings, now: i64) -> Result<Known, Fault> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.as_ref() {
            return Ok(known.clone());
        }
        // Others do not wait while the provider is asked.
        drop(known);
        let failed = || self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed().is_some_and(|failed| (now - failed).abs() < LEFT_ALONE) {
            return Err(Fault::new("single sign-on has just not answered"));
        }
        let read = self
            .ask(settings, now)
            .inspect_err(|_| *failed() = Some(now))?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(read.clone());
        Ok(read)
    }

    fn ask(&self, settings: &Settings, now: i64) -> Result<Known, Fault> {
        let address = format!(
            "{}/.well-known/openid-configuration",
            settings.issuer.trim_end_matches('/')
        );
        let endpoints: Endpoints = self.get(&address)?;
        if endpoints.issuer != settings.issuer {
            return Err(Fault::new("single sign-on names itself by another issuer"));
        }
        let all = [
            Some(&endpoints.authorization_endpoint),
            Some(&endpoints.token_endpoint),
            Some(&endpoints.jwks_uri),
            endpoints.end_session_endpoint.as_ref(),
        ];
        if !all.into_iter().flatten().all(is_safe) {
            return Err(Fault::new("single sign-on wants to be asked in the clear"));
        }
        let keys: Keys = self.get(endpoints.jwks_uri.as_str())?;
        // Keys of kinds that are unknown here are none of ours.
        let keys = keys
            .keys
            .into_iter()
            .filter_map(|key| serde_json::from_value(key).ok());
        Ok(Known {
            endpoints,
            keys: Arc::new(keys.collect()),
            at: now,
        })
    }

    /// The token of somebody who came back with a code.
    pub(super) fn token(
        &self,
        settings: &Settings,
        (code, verifier, redirect): (&str, &str, &str),
        now: i64,
    ) -> Result<String, Fault> {
        let encoded =
            |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
        let credentials = format!(
            "{}:{}",
            encoded(&settings.client_id),
            encoded(&settings.client_secret)
        );
        let credentials = base64::Engine::encode(
            &base64::engine::general_purpose::STANDARD,
            credentials.as_bytes(),
        );
        let answer = self
            .agent
            .post(self.endpoints(settings, now)?.token_endpoint.as_str())
            .header("authorization", format!("Basic {credentials}"))
            .send_form([
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", redirect),
                ("code_verifier", verifier),
            ]);
        let given: Given = read(answer)?;
        Ok(given.id_token)
    }

    fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, Fault> {
        read(self.agent.get(address).call())
    }
}

fn read<T: DeserializeOwned>(
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<T, Fault> {
    let unreached = |error| Fault::from("single sign-on does not answer", error);
    let mut answer = answer.map_err(unreached)?;
    if answer.status() != 200 {
        return Err(Fault::new(format!(
            "single sign-on answers with {}",
            answer.status()
        )));
    }
    let bytes = answer
        .body_mut()
        .with_config()
        .limit(LONGEST)
        .read_to_vec()
        .map_err(unreached)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Fault::from("single sign-on answers with something else", error))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::{super::stand_in, *};

    /// A provider that signs with another key each time it is asked for them.
    fn with_a_new_key_each_time() -> Settings {
        let mut asked = 0;
        let settings = stand_in::provider(move |_| {
            asked += 1;
            json!({ "keys": [{ "kty": "OKP", "kid": asked.to_string() }, { "kty": 7 }] })
        });
        toml::from_str(&settings).unwrap()
    }

    #[test]
    fn new_keys_are_asked_for_after_a_minute_and_not_before() {
        let settings = with_a_new_key_each_time();
        let provider = Provider::new(&settings).unwrap();
        let names = |keys: Arc<Vec<Key>>| -> Vec<String> {
            keys.iter().map(|key| format!("{key:?}")).collect()
        };
        let first = names(provider.keys(&settings, 1_000).unwrap());
        // A key of a kind that is unknown here is none of ours.
        assert_eq!(first.len(), 1);
        let anew = |now| names(provider.keys_anew(&settings, now).unwrap());
        assert_eq!(anew(1_059), first);
        let second = anew(1_060);
        assert_ne!(second, first);
        assert_eq!(names(provider.keys(&settings, 9_000).unwrap()), second);
    }

    #[test]
    fn a_provider_that_names_itself_otherwise_or_is_asked_in_the_clear_is_not_used() {
        let mut settings = with_a_new_key_each_time();
        settings.issuer.push('/');
        let provider = Provider::new(&settings).unwrap();
        assert!(provider.endpoints(&settings, 0).is_err());
        // It is left alone for a while, and asked again then.
        settings.issuer.pop();
        assert!(provider.endpoints(&settings, 9).is_err());
        assert!(provider.endpoints(&settings, 10).is_ok());
        for (address, safe) in [
            ("https://sso.example", true),
            ("http://127.0.0.1:9", true),
            ("http://localhost", true),
            ("http://sso.example", false),
            ("http://127.0.0.1.example", false),
            ("ftp://localhost", false),
        ] {
            assert_eq!(is_safe(&Url::parse(address).unwrap()), safe, "{address}");
        }
    }
}
