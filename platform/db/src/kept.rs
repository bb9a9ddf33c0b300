//! What accounts are made of: credentials, who is signed in, links that were
//! handed out, and how often somebody guessed wrongly. They are no records: no
//! page, no export and no history has them. What they hold is for whoever
//! keeps accounts to know; here it is bytes. What lets somebody in is sealed, so
//! that whoever can write into the database lets nobody in by it; and so is what
//! tells of a request.

use kernel::{Fault, RecordId};
use sea_query::{Alias, Expr, ExprTrait, Query};
use sha2::{Digest, Sha256};
use vault::{Column, Place};

use crate::{
    Session,
    columns::id_of,
    engine::{Cell, Failure},
    log::LOG,
    session::fault,
};

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// What proves who an officer is, by the name for signing in. Sealed
    /// under the officer's own key.
    Credentials,
    /// Who is signed in. Sealed under the officer's own key, each in its
    /// place; what does not open was written by somebody else and is not there.
    SignIns,
    /// Links that let somebody make an account; sealed as sign-ins are.
    Links,
    /// Recoveries of accounts that one officer has proposed; sealed as
    /// sign-ins are.
    Recoveries,
    /// How often somebody guessed wrongly.
    Tries,
    /// Which forms and requests of programs were answered, by their keys, which
    /// begin with the day. Sealed as what was asked is in the log: a hash of what
    /// somebody sent tells whoever guesses it that they guessed right.
    Answered,
}

impl Drawer {
    const fn table(self) -> &'static str {
        match self {
            Self::Credentials => "credentials",
            Self::SignIns => "sign_ins",
            Self::Links => "sign_in_links",
            Self::Recoveries => "account_recoveries",
            Self::Tries => "sign_in_tries",
            Self::Answered => "answered_requests",
        }
    }

    fn column(self) -> Column {
        Column::new(self.table(), "content")
    }

    const fn is_sealed(self) -> bool {
        !matches!(self, Self::Tries)
    }

    /// Under whose key it is sealed.
    fn sealed_under(self, officer: RecordId) -> RecordId {
        match self {
            Self::Answered => LOG,
            _ => officer,
        }
    }

    /// Where something sealed has its place: under its name.
    fn place(self, officer: RecordId, name: &str) -> Place {
        let hash = Sha256::digest(name.as_bytes());
        let half = hash.first_chunk().copied().unwrap_or_default();
        Place {
            subject: self.sealed_under(officer).0,
            record: uuid::Uuid::from_bytes(half),
        }
    }

    /// Where an older program gave it its place: a credential with its officer,
    /// whatever the name.
    fn former_place(self, officer: RecordId) -> Option<Place> {
        (self == Self::Credentials).then_some(Place {
            subject: officer.0,
            record: officer.0,
        })
    }
}

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is found by.
    pub name: String,
    /// Whose it is.
    pub officer: RecordId,
    /// What it holds.
    pub content: Vec<u8>,
}

impl Session<'_> {
    /// What is kept under a name.
    pub fn kept_as(&self, drawer: Drawer, name: &str) -> Result<Option<Kept>, Fault> {
        let found = self.kept_where(drawer, Expr::col(Alias::new("name")).eq(name))?;
        Ok(found.into_iter().next())
    }

    /// What is kept under a name, or else something that is kept under
    /// another: as much is read for a name that is not there.
    pub fn kept_as_or_another(&self, drawer: Drawer, name: &str) -> Result<Option<Kept>, Fault> {
        let column = || Expr::col(Alias::new("name"));
        let mut found = self.kept_cells(drawer, column().eq(name), Some(1))?;
        found.extend(self.kept_cells(drawer, column().ne(name), Some(1))?);
        match found.first() {
            Some(cells) => self.kept_in(drawer, cells),
            None => Ok(None),
        }
    }

    /// A number that nobody can tell who has not the database's key.
    pub fn keyed(&self, purpose: &str, text: &str) -> Result<u64, Fault> {
        let mut hash = Sha256::new();
        hash.update(purpose.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        let half = hash.finalize().first_chunk().copied().unwrap_or_default();
        let key = self.log_key().map_err(fault)?;
        let keyed = key.pseudonym(uuid::Uuid::from_bytes(half));
        Ok(u64::from_be_bytes(
            keyed.first_chunk().copied().unwrap_or_default(),
        ))
    }

    /// What is kept of an officer, in the order of its names.
    pub fn kept_of(&self, drawer: Drawer, officer: RecordId) -> Result<Vec<Kept>, Fault> {
        self.kept_where(
            drawer,
            Expr::col(Alias::new("officer")).eq(officer.0.as_bytes().to_vec()),
        )
    }

    /// Everything in a drawer, in the order of its names.
    pub fn all_kept(&self, drawer: Drawer) -> Result<Vec<Kept>, Fault> {
        self.kept_where(drawer, Expr::col(Alias::new("name")).is_not_null())
    }

    /// Whether there is anything in a drawer.
    pub fn keeps_any(&self, drawer: Drawer) -> Result<bool, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("name"))
            .from(Alias::new(drawer.table()))
            .limit(1);
        Ok(!self.rows(&select).map_err(fault)?.is_empty())
    }

    /// The credentials: the name for signing in, whose, and whether it opens.
    pub(crate) fn credentials(&self) -> Result<Vec<(String, RecordId, bool)>, Fault> {
        let all = Expr::col(Alias::new("name")).is_not_null();
        let found = self.kept_cells(Drawer::Credentials, all, None)?;
        let credential = |cells: &Vec<Cell>| {
            let [name, officer, content] = cells.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            let (name, officer) = (name.text()?.to_owned(), id_of(officer)?);
            let opens = self.opened(Drawer::Credentials, officer, &name, content);
            Ok((name, officer, opens.is_ok()))
        };
        found.iter().map(credential).collect()
    }

    /// Keeps something under its name, in the place of what was there.
    pub fn keep(&self, drawer: Drawer, kept: &Kept) -> Result<(), Fault> {
        self.keep_it(drawer, kept).map_err(fault)
    }

    /// Forgets what is kept under a name.
    pub fn forget_kept(&self, drawer: Drawer, name: &str) -> Result<(), Fault> {
        let mut delete = Query::delete();
        delete
            .from_table(Alias::new(drawer.table()))
            .and_where(Expr::col(Alias::new("name")).eq(name));
        self.act(&delete).map(|_| ()).map_err(fault)
    }

    /// Forgets whatever stands before a name.
    pub fn forget_kept_before(&self, drawer: Drawer, name: &str) -> Result<(), Fault> {
        let mut delete = Query::delete();
        delete
            .from_table(Alias::new(drawer.table()))
            .and_where(Expr::col(Alias::new("name")).lt(name));
        self.act(&delete).map(|_| ()).map_err(fault)
    }

    fn keep_it(&self, drawer: Drawer, kept: &Kept) -> Result<(), Failure> {
        let content = if drawer.is_sealed() {
            let key = self.data_key_or_new(drawer.sealed_under(kept.officer))?;
            let mut chance = self.chance.borrow_mut();
            let place = drawer.place(kept.officer, &kept.name);
            key.seal(&drawer.column(), place, *chance, &kept.content)
                .map_err(|error| Fault::from("what is kept could not be sealed", error))?
        } else {
            kept.content.clone()
        };
        let officer = kept.officer.0.as_bytes().to_vec();
        let mut update = Query::update();
        update
            .table(Alias::new(drawer.table()))
            .value(Alias::new("officer"), officer.clone())
            .value(Alias::new("content"), content.clone())
            .and_where(Expr::col(Alias::new("name")).eq(kept.name.as_str()));
        if self.act(&update)? == 0 {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new(drawer.table()))
                .columns(["name", "officer", "content"].map(Alias::new))
                .values_panic([kept.name.as_str().into(), officer.into(), content.into()])
                .on_conflict(
                    sea_query::OnConflict::column(Alias::new("name"))
                        .do_nothing()
                        .to_owned(),
                );
            let made = self.act(&insert)?;
            self.expect_made(made)?;
        }
        Ok(())
    }

    fn kept_where(&self, drawer: Drawer, which: Expr) -> Result<Vec<Kept>, Fault> {
        let mut found = Vec::new();
        for cells in self.kept_cells(drawer, which, None)? {
            found.extend(self.kept_in(drawer, &cells)?);
        }
        Ok(found)
    }

    fn kept_cells(
        &self,
        drawer: Drawer,
        which: Expr,
        limit: Option<u64>,
    ) -> Result<Vec<Vec<Cell>>, Fault> {
        let mut select = Query::select();
        select
            .columns(["name", "officer", "content"].map(Alias::new))
            .from(Alias::new(drawer.table()))
            .and_where(which)
            .order_by(Alias::new("name"), sea_query::Order::Asc);
        if let Some(limit) = limit {
            select.limit(limit);
        }
        self.rows(&select).map_err(fault)
    }

    fn kept_in(&self, drawer: Drawer, cells: &[Cell]) -> Result<Option<Kept>, Fault> {
        let [name, officer, content] = cells else {
            return Err(Fault::new("the database gave too few columns"));
        };
        let (name, officer) = (name.text()?.to_owned(), id_of(officer)?);
        let content = self
            .opened(drawer, officer, &name, content)
            .map_err(fault)?;
        Ok(content.map(|content| Kept {
            name,
            officer,
            content,
        }))
    }

    /// What is kept; nothing where it lets somebody in and does not open.
    fn opened(
        &self,
        drawer: Drawer,
        officer: RecordId,
        name: &str,
        content: &Cell,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let content = content.bytes()?;
        if !drawer.is_sealed() {
            return Ok(Some(content.to_vec()));
        }
        let key = self.data_key(drawer.sealed_under(officer))?;
        let opened = key.and_then(|key| {
            let at = |place| key.open(&drawer.column(), place, content).ok();
            at(drawer.place(officer, name)).or_else(|| at(drawer.former_place(officer)?))
        });
        if opened.is_none() && drawer == Drawer::Credentials {
            return Err(Fault::new("a credential cannot be opened").into());
        }
        Ok(opened)
    }
}
