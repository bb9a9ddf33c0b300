//! A provider on this machine, for tests here and of the whole program, and
//! what it signs with.

#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ring::{
    rand::SystemRandom,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use serde_json::{Value, json};

/// Signs tokens.
pub(super) struct Signer(Ed25519KeyPair);

impl Signer {
    pub(super) fn new() -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap())
    }

    /// Its key, as a provider tells it.
    pub(super) fn key(&self) -> Value {
        let x = BASE64.encode(self.0.public_key());
        json!({ "kty": "OKP", "crv": "Ed25519", "kid": "one", "use": "sig", "x": x })
    }

    pub(super) fn token(&self, head: &Value, claims: &Value) -> String {
        let part = |part: &Value| BASE64.encode(part.to_string());
        let message = format!("{}.{}", part(head), part(claims));
        let signature = BASE64.encode(self.0.sign(message.as_bytes()));
        format!("{message}.{signature}")
    }
}

/// A provider that says where it is asked for what, and answers at `/keys` and
/// at `/token` as it is told. Gives the settings that lead to it.
pub(super) fn provider(mut answers: impl FnMut(&str) -> Value + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let settings = format!(
        "name = \"S\"\nissuer = \"{issuer}\"\nclient_id = \"c\"\nclient_secret = \"s\"\n\
         levels = [\"substantial\"]\n"
    );
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let path = asked_for(&stream);
            let body = if path.starts_with("/.well-known/") {
                json!({
                    "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
                    "token_endpoint": format!("{issuer}/token"),
                    "jwks_uri": format!("{issuer}/keys"),
                })
            } else {
                answers(&path)
            };
            let body = body.to_string();
            write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
            .unwrap();
        }
    });
    settings
}

/// A provider with a key of its own, which says of whoever comes what is put
/// where it is told, next to the settings.
pub(super) fn provider_of_tokens() -> (String, Arc<Mutex<Value>>) {
    let signer = Signer::new();
    let says = Arc::new(Mutex::new(Value::Null));
    let said = says.clone();
    let settings = provider(move |path| match path {
        "/keys" => json!({ "keys": [signer.key()] }),
        _ => {
            let head = json!({ "alg": "EdDSA", "kid": "one" });
            json!({ "id_token": signer.token(&head, &said.lock().unwrap()) })
        }
    });
    (settings, says)
}

/// Reads a request to its end; gives its path.
fn asked_for(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        line.trim_end().to_ascii_lowercase()
    };
    let first = line();
    let mut length = 0;
    loop {
        let head = line();
        if head.is_empty() {
            break;
        }
        if let Some(bytes) = head.strip_prefix("content-length:") {
            length = bytes.trim().parse().unwrap();
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}
