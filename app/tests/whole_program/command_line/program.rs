//! The built program with a database of its own, and what it says.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use super::traced;
use crate::{canary, places, workbench::Workbench};

/// The program with a database of its own.
pub struct Program {
    pub folder: TempDir,
    pub database: PathBuf,
    pub key: Option<PathBuf>,
    pub pack: PathBuf,
}

impl Program {
    /// A folder without a database.
    pub fn nowhere() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            database: folder.path().join("country.db"),
            key: None,
            pack: places::practice_pack(),
            folder,
        }
    }

    /// An empty database.
    pub fn fresh() -> Self {
        let program = Self::nowhere();
        program.done(&["init"]);
        program
    }

    /// The database of a workbench, under its key.
    pub fn on(bench: &Workbench, key: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            database: bench.database(),
            key: Some(key.to_owned()),
            pack: places::practice_pack(),
            folder,
        }
    }

    /// Takes a copy of its pack for its own, which may be changed.
    pub fn takes_own_pack(&mut self) {
        let pack = self.folder.path().join("pack");
        places::copy_folder(&self.pack, &pack);
        self.pack = pack;
    }

    /// Makes the key of somebody who signs for the policies; gives its file and
    /// its public half.
    pub fn signer(&self, name: &str) -> (String, String) {
        let file = self.file(name);
        let said = self.done(&["policy", "signer", &file, "--name", name]);
        let public = said.split_whitespace().last().unwrap().to_owned();
        (file, public)
    }

    /// Names two signers, both of whom sign for its own pack as it is; gives
    /// their keys.
    pub fn names_signers(&self) -> [String; 2] {
        let keys = ["ministry.example", "justice.example"].map(|name| self.signer(name));
        let named: Vec<&str> = keys
            .iter()
            .flat_map(|(_, public)| ["--signer", public.as_str()])
            .collect();
        let pack = self.pack.display().to_string();
        for (key, _) in &keys {
            self.done(&[&["policy", "sign", key.as_str(), &pack], &named[..]].concat());
        }
        keys.map(|(key, _)| key)
    }

    pub fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The command as a person would type it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opennrm"));
        for name in ["DATABASE", "COUNTRY", "KEY", "KEY_PARTS", "OFFICER", "LOG"] {
            command.env_remove(format!("OPENNRM_{name}"));
        }
        command
            .current_dir(self.folder.path())
            .args(arguments)
            .arg("--database")
            .arg(&self.database)
            .arg("--country")
            .arg(&self.pack);
        if let Some(key) = &self.key {
            command.arg("--key").arg(key);
        }
        command
    }

    /// Runs a command; what it opened stands in the log.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        let mut output = command.env("OPENNRM_LOG", traced::SAYS).output().unwrap();
        output.stderr = traced::held_against_the_log(&output.stderr);
        output
    }

    /// Runs a command that succeeds; gives what it prints.
    #[track_caller]
    pub fn done(&self, arguments: &[&str]) -> String {
        ended(&self.run(arguments), 0, arguments)
    }

    /// Runs a command that is refused; gives the sentence.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        ended(&self.run(arguments), 1, arguments)
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    /// Writes a file beside the database and gives its path.
    pub fn written(&self, name: &str, text: &str) -> String {
        fs::write(self.file(name), text).unwrap();
        self.file(name)
    }
}

/// The program while it serves pages; it ends with this.
pub struct Served {
    child: Child,
    /// What it says in its own log.
    said: PathBuf,
    /// `127.0.0.1` and the port.
    pub address: String,
}

impl Served {
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        if !std::thread::panicking() {
            traced::held_against_the_log(&fs::read(&self.said).unwrap());
        }
    }
}

impl Program {
    /// Serves the pages on a port that is free.
    pub fn serve(&self) -> Served {
        self.serve_with(&[])
    }

    /// …with more said about how.
    pub fn serve_with(&self, more: &[&str]) -> Served {
        let said = self.folder.path().join("serve.log");
        let log = fs::File::options().create(true).append(true).open(&said);
        let mut child = self
            .command(&[&["serve", "--listen", "127.0.0.1:0"], more].concat())
            .env("OPENNRM_LOG", traced::SAYS)
            .stdout(Stdio::piped())
            .stderr(log.unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split_whitespace()
            .map(|word| word.trim_start_matches("http://"))
            .find(|word| word.starts_with("127.0.0.1:"))
            .unwrap_or_else(|| panic!("it does not say where it listens: {line}"));
        Served {
            address: address.trim_end_matches(['/', ')']).to_owned(),
            said,
            child,
        }
    }
}

/// What a command said, on stdout when it was done and on stderr when not.
#[track_caller]
pub fn ended(output: &Output, code: i32, arguments: &[&str]) -> String {
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    canary::nowhere_in("what a command complains of", &output.stderr);
    // Only an export holds what is sealed.
    if arguments.first() != Some(&"export") {
        canary::nowhere_in("what a command prints", &output.stdout);
    }
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?} ended otherwise\n{told}\n{complaint}"
    );
    if code == 0 {
        told
    } else {
        assert!(!complaint.trim().is_empty(), "{arguments:?} says why");
        complaint
    }
}

#[track_caller]
pub fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not said in:\n{text}");
    }
}
