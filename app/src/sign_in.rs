//! Signing in at the terminal: two lines, the password and the code. They are
//! never taken from arguments or from the environment, which others can read.

use std::io::{BufRead, IsTerminal, Write};

use kernel::Fault;

/// What an officer gave at the terminal.
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) password: String,
    pub(crate) code: String,
}

/// Asks for password and code, on standard input.
pub(crate) fn ask(name: &str) -> Result<Given, Fault> {
    let mut input = std::io::stdin().lock();
    let mut line = |question: &str| -> Result<String, Fault> {
        if std::io::stdin().is_terminal() {
            let mut stderr = std::io::stderr().lock();
            write!(stderr, "{question}: ")
                .and_then(|()| stderr.flush())
                .map_err(|error| Fault::from("the terminal cannot be written to", error))?;
        }
        let mut line = String::new();
        input
            .read_line(&mut line)
            .map_err(|error| Fault::from("the terminal cannot be read", error))?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    };
    Ok(Given {
        name: name.to_owned(),
        password: line("Password")?,
        code: line("Code")?,
    })
}
