//! Signing in at the terminal: two lines, the password and the code. They are
//! never taken from arguments or from the environment, which others can read.

use std::io::{BufRead as _, IsTerminal as _};

use kernel::Fault;

/// What an officer gave at the terminal.
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) password: String,
    pub(crate) code: String,
}

/// Asks for password and code: at a terminal, where the password is not shown
/// while it is typed, else on standard input.
pub(crate) fn ask(name: &str) -> Result<Given, Fault> {
    let (password, code) = if std::io::stdin().is_terminal() {
        (hidden("Password: ")?, hidden("Code: ")?)
    } else {
        (line()?, line()?)
    };
    Ok(Given {
        name: name.to_owned(),
        password,
        code,
    })
}

fn unread(error: std::io::Error) -> Fault {
    Fault::from("the password and the code cannot be read", error)
}

fn hidden(question: &str) -> Result<String, Fault> {
    rpassword::prompt_password(question).map_err(unread)
}

fn line() -> Result<String, Fault> {
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(unread)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
