//! What every request passes, and what every answer says about itself.
#![allow(clippy::unwrap_used)]

mod park;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
    routing::get,
};
use park::{Country, asking};

#[tokio::test]
async fn only_this_machine_s_own_names_are_answered() {
    let country = Country::new();
    for (host, right) in [
        ("127.0.0.1", true),
        ("127.0.0.1:8080", true),
        ("localhost:8080", true),
        ("[::1]:8080", true),
        ("127.0.0.1.evil.example", false),
        ("127.0.0.1:80a", false),
        ("localhost.evil.example:8080", false),
        ("evil.example", false),
        ("", false),
    ] {
        for path in ["/registers", "/api/v1/benches", "/nowhere"] {
            let request = Request::builder()
                .uri(path)
                .header(header::HOST, host)
                .body(Body::empty())
                .unwrap();
            let answer = country.ask(request).await;
            assert_eq!(
                answer.status != StatusCode::MISDIRECTED_REQUEST,
                right,
                "{host} {path}"
            );
            if !right {
                assert!(!answer.text().contains("_token"));
                let is_problem = answer.header("content-type") == "application/problem+json";
                assert_eq!(is_problem, path.starts_with("/api/"), "{host} {path}");
            }
        }
    }
    let nameless = Request::builder()
        .uri("/registers")
        .body(Body::empty())
        .unwrap();
    assert_eq!(
        country.ask(nameless).await.status,
        StatusCode::MISDIRECTED_REQUEST
    );
}

/// One address of every kind of answer: a page, an asset, a way on, what is
/// not there, what is refused, a problem, a failure, another name.
async fn every_kind(country: &Country, host: &str) -> Vec<(String, park::Answer)> {
    let page = Request::builder()
        .uri("/registers")
        .header(header::HOST, host);
    let page = country.ask(page.body(Body::empty()).unwrap()).await.text();
    let styles = page.split("stylesheet\" href=\"").nth(1).unwrap();
    let styles = styles.split('"').next().unwrap().to_owned();
    let mut answers = Vec::new();
    for (method, path, host) in [
        (Method::GET, "/registers", host),
        (Method::GET, styles.as_str(), host),
        (Method::GET, "/assets/none.css", host),
        (Method::GET, "/", host),
        (Method::GET, "/registers?language=tr", host),
        (Method::GET, "/nowhere", host),
        (Method::POST, "/registers/benches/new", host),
        (Method::DELETE, "/registers", host),
        (Method::GET, "/api/v1/benches", host),
        (Method::GET, "/api/v1/nowhere", host),
        (Method::POST, "/api/v1/benches", host),
        (Method::GET, "/registers/benches/template.csv", host),
        (Method::GET, "/.well-known/security.txt", host),
        (Method::GET, "/panics", host),
        (Method::GET, "/registers", "evil.example"),
    ] {
        let request = Request::builder().method(&method).uri(path);
        let request = request.header(header::HOST, host);
        let answer = country.ask(request.body(Body::empty()).unwrap()).await;
        answers.push((format!("{method} {path} at {host}"), answer));
    }
    answers
}

#[tokio::test]
async fn every_kind_of_answer_holds_the_content_policy_and_is_not_kept() {
    let panics = || Router::new().route("/panics", get(async || -> &str { panic!("planted") }));
    let clear = Country::with(vec![panics()]);
    let encrypted = Country::with(vec![panics()]);
    let origin = "https://nrm.example".parse().unwrap();
    encrypted.state.reached_at(origin).unwrap();
    let mut statuses = std::collections::BTreeSet::new();
    for (country, host) in [(&clear, "127.0.0.1:8080"), (&encrypted, "nrm.example")] {
        for (path, answer) in every_kind(country, host).await {
            statuses.insert(answer.status.as_u16());
            let policy = answer.header("content-security-policy");
            for part in [
                "default-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
            ] {
                assert!(policy.contains(part), "{path}: {policy}");
            }
            assert!(!policy.contains("unsafe"));
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            let strict = answer.header("strict-transport-security");
            assert_eq!(strict.is_empty(), host != "nrm.example", "{path}");
            if !path.contains("stylesheet") && !path.contains("/assets/app") {
                assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            }
        }
    }
    let known = [200, 303, 400, 404, 405, 415, 421, 500];
    let missing: Vec<_> = known.iter().filter(|one| !statuses.contains(one)).collect();
    assert!(missing.is_empty(), "{missing:?} of {statuses:?}");
}

#[tokio::test]
async fn over_encrypted_connections_cookies_are_of_this_address_alone() {
    let country = Country::new();
    let origin = "https://nrm.example".parse().unwrap();
    country.state.reached_at(origin).unwrap();
    let at = |path: &str| {
        Request::builder()
            .uri(path)
            .header(header::HOST, "nrm.example")
    };
    let chosen = at("/registers?language=tr").body(Body::empty()).unwrap();
    let chosen = country.ask(chosen).await;
    assert_eq!(
        chosen.header("set-cookie"),
        "__Host-language=tr; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=31536000"
    );
    for (cookie, turkish) in [("__Host-language=tr", true), ("language=tr", false)] {
        let page = at("/registers").header(header::COOKIE, cookie);
        let page = country.ask(page.body(Body::empty()).unwrap()).await;
        assert_eq!(page.text().contains("Banklar"), turkish, "{cookie}");
    }
    // Its own machine's names are no names of it any more.
    let here = country.get("/registers").await;
    assert_eq!(here.status, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn security_txt_says_whom_to_tell_until_when() {
    let country = Country::new();
    let text = country.get("/.well-known/security.txt").await;
    assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        text.text(),
        "Contact: mailto:security@parks.example\nExpires: 2018-08-06T09:30:00.000000Z\n\
         Preferred-Languages: en, tr\n"
    );
}

#[tokio::test]
async fn styles_are_kept_for_ever_and_pages_hold_none() {
    let country = Country::new();
    let page = country.get("/registers").await.text();
    assert!(!page.contains("style=") && !page.contains("onclick"));
    let styles = page.split("stylesheet\" href=\"").nth(1).unwrap();
    let styles = country.get(styles.split('"').next().unwrap()).await;
    assert_eq!(styles.status, StatusCode::OK);
    assert!(styles.header("cache-control").contains("immutable"));
    assert!(styles.header("content-type").starts_with("text/css"));
    assert_eq!(
        country.get("/assets/none.css").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        country.get("/assets/assets.json").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn only_who_asks_from_here_is_answered_in_a_size_that_tells_of_the_content() {
    let country = Country::new();
    let page = country.get("/registers").await.text();
    let styles = page.split("stylesheet\" href=\"").nth(1).unwrap();
    let styles = styles.split('"').next().unwrap();
    for path in ["/registers", "/api/v1/benches", styles] {
        for (sites, small) in [
            (vec!["same-origin"], true),
            (vec!["none"], true),
            (vec!["same-site"], false),
            (vec!["cross-site"], false),
            (vec![], false),
            (vec!["same-origin", "cross-site"], false),
        ] {
            let mut request = asking(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip, br");
            for site in &sites {
                request = request.header("sec-fetch-site", *site);
            }
            let answer = country.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let encoding = answer.headers.get(header::CONTENT_ENCODING);
            assert_eq!(
                encoding.map(|encoding| encoding.to_str().unwrap()),
                small.then_some("gzip"),
                "{path} {sites:?}"
            );
        }
    }
    let request = asking(Method::GET, "/registers/benches/template.xlsx")
        .header(header::ACCEPT_ENCODING, "gzip")
        .header("sec-fetch-site", "same-origin")
        .body(Body::empty())
        .unwrap();
    let answer = country.ask(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.headers.get(header::CONTENT_ENCODING).is_none());
}

#[tokio::test]
async fn a_form_of_another_site_does_nothing() {
    let country = Country::new();
    let token = country.get("/registers").await.hidden("_token");
    let form = format!("_token={token}&title=Forged&put_up_on=2018-05-01&wood=oak");
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let request = asking(Method::POST, "/registers/benches/new")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from(form.clone()))
            .unwrap();
        let answer = country.ask(request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let list = country.get("/registers/benches").await.text();
    assert!(!list.contains("Forged"));
}

#[tokio::test]
async fn a_form_of_an_earlier_run_comes_back_with_all_that_was_typed() {
    let country = Country::new();
    let fields = [
        ("title", "Typed before"),
        ("put_up_on", "2018-05-01"),
        ("wood", "oak"),
    ];
    for token in ["", "00000000000000000000000000000000"] {
        let mut all = vec![("_token", token)];
        all.extend_from_slice(&fields);
        let answer = country.post_bare("/registers/benches/new", &all).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text().contains("value=\"Typed before\""));
        assert_ne!(answer.hidden("_token"), token);
    }
    assert!(
        !country
            .get("/registers/benches")
            .await
            .text()
            .contains("Typed before")
    );
    for path in [
        "/search",
        "/registers/benches/search",
        "/registers/benches/export",
        "/registers/benches/import/confirm",
    ] {
        let answer = country
            .post_bare(path, &[("_token", "x"), ("_format", "csv")])
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_here_is_told_in_the_frame() {
    let country = Country::new();
    for path in [
        "/nowhere",
        "/registers/nothing",
        "/registers/nothing/new",
        "/registers/benches/00000000000000000000000000000000",
        "/registers/benches/nonsense",
        "/registers/benches/00000000000000000000000000000000/edit",
    ] {
        let answer = country.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("<main"), "{path}");
    }
    let request = asking(Method::DELETE, "/registers")
        .body(Body::empty())
        .unwrap();
    let answer = country.ask(request).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.text().contains("<main"));
    assert!(answer.header("allow").contains("GET"));
    let huge = "x".repeat((2 << 20) + 1);
    let answer = country
        .post("/registers/benches/new", &[("title", &huge)])
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("<main"));
}

#[tokio::test]
async fn a_panic_and_a_fault_say_a_number_and_nothing_else() {
    async fn panicking() -> &'static str {
        panic!("somebody's secret")
    }
    async fn failing() -> Result<(), web::Trouble> {
        Err(kernel::Fault::from("it broke", "somebody's secret").into())
    }
    let extra = Router::new()
        .route("/panicking", get(panicking))
        .route("/failing", get(failing));
    let country = Country::with(vec![extra]);
    for path in ["/panicking", "/failing"] {
        let answer = country.get(path).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let text = answer.text();
        assert!(
            text.contains("Nothing was saved") && !text.contains("secret"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_home_page_is_another_desk_s_or_else_the_registers() {
    let country = Country::new();
    assert_eq!(country.get("/").await.header("location"), "/registers");
    let own = Router::new().route("/", get(async || "at home"));
    let country = Country::with(vec![own]);
    assert_eq!(country.get("/").await.text(), "at home");
}

#[tokio::test]
async fn an_address_that_others_could_reach_is_refused_in_a_sentence() {
    let country = Country::new();
    for address in ["0.0.0.0:0", "192.0.2.1:8080", "[::]:0"] {
        let refused = web::serve(
            country.state.clone(),
            Vec::new(),
            web::Listening::Here(address.parse().unwrap()),
            |_| panic!("it must not listen"),
        )
        .await
        .unwrap_err();
        assert!(
            refused.to_string().contains("this machine alone"),
            "{refused}"
        );
    }
}

#[tokio::test]
async fn it_listens_on_loopback_and_tells_where() {
    let country = Country::new();
    let (told, hears) = tokio::sync::oneshot::channel();
    let serving = tokio::spawn(web::serve(
        country.state.clone(),
        Vec::new(),
        web::Listening::Here("127.0.0.1:0".parse().unwrap()),
        move |address| told.send(address).unwrap(),
    ));
    let address = hears.await.unwrap();
    let answer = |host: String| async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request =
            format!("GET /registers HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    };
    assert!(
        answer(address.to_string())
            .await
            .starts_with("HTTP/1.1 200")
    );
    let other_port = if address.port() == 1 { 2 } else { 1 };
    let wrong = answer(format!("127.0.0.1:{other_port}")).await;
    assert!(wrong.starts_with("HTTP/1.1 421"), "{wrong}");
    serving.abort();
}

#[tokio::test]
async fn behind_a_proxy_nobody_else_is_answered_and_its_word_is_needed() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let ask = async |proxy: &str, more: &str| {
        let country = Country::new();
        let (told, hears) = tokio::sync::oneshot::channel();
        let serving = tokio::spawn(web::serve(
            country.state.clone(),
            Vec::new(),
            web::Listening::Network {
                listen: "127.0.0.1:0".parse().unwrap(),
                origin: "https://nrm.example".parse().unwrap(),
                encrypted: web::Encrypted::ByProxy(proxy.parse().unwrap()),
            },
            move |bound| told.send(bound).unwrap(),
        ));
        let bound = hears.await.unwrap();
        let mut stream = tokio::net::TcpStream::connect(bound).await.unwrap();
        let request = format!(
            "GET /registers HTTP/1.1\r\nHost: nrm.example\r\nConnection: close\r\n{more}\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut text = String::new();
        // Whoever is not answered may see the connection reset.
        stream.read_to_string(&mut text).await.unwrap_or_default();
        serving.abort();
        text
    };
    let right = "X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\n";
    assert!(ask("127.0.0.1", right).await.starts_with("HTTP/1.1 200"));
    assert_eq!(ask("192.0.2.9", right).await, "");
    for wrong in [
        "",
        "X-Forwarded-Proto: https\r\n",
        "X-Forwarded-Proto: http\r\nX-Forwarded-For: 192.0.2.1\r\n",
    ] {
        let text = ask("127.0.0.1", wrong).await;
        assert!(text.starts_with("HTTP/1.1 421"), "{wrong}: {text}");
    }
}
