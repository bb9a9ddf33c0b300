//! `opennrm policy`: who may see what, checked, shown and compared.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use pack::Pack;
use policy::{Act, Edition, Fact, Facts, Policies, Resource};

use super::{End, print, signing, write_out};
use crate::Setup;

/// Check the country's policies, show what each role may see, compare two sets
/// of them.
///
/// Example: opennrm policy check --country country/NAME
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Policy {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Hold the policies against the schema, the expected matrix and the
    /// invariants; every fault with file and line
    ///
    /// Example: opennrm policy check country/NAME
    #[command(verbatim_doc_comment)]
    Check {
        /// The folder of the pack; without it, the country that is known
        folder: Option<PathBuf>,
        /// Also change every policy once in every small way, and name each
        /// change that the expected matrix does not notice
        #[arg(long)]
        mutants: bool,
    },
    /// Have a solver (cvc5) prove the invariants from the policies as they are
    /// written, and that the program has understood them in every case
    ///
    /// Example: opennrm policy prove country/NAME
    #[command(verbatim_doc_comment)]
    Prove {
        /// The folder of the pack; without it, the country that is known
        folder: Option<PathBuf>,
    },
    /// Show what each role may do with each register in each situation
    ///
    /// Example: opennrm policy matrix country/NAME --role case_manager
    #[command(verbatim_doc_comment)]
    Matrix {
        /// The folder of the pack; without it, the country that is known
        folder: Option<PathBuf>,
        /// One role alone
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
        /// For reading, or as a table with a row for each role, register and
        /// situation
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// The file to write; without it, the terminal
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Say who gains and who loses what between two packs; ends with exit
    /// code 1 where anybody does
    ///
    /// Example: opennrm policy diff country/NAME country/NAME-proposed
    #[command(verbatim_doc_comment)]
    Diff {
        /// The folder of the pack as it is
        old: PathBuf,
        /// The folder of the pack as it would be
        new: PathBuf,
    },
    /// Ask whether a role may do something, and which policies say so
    ///
    /// Example: opennrm policy ask case_manager look persons assigned trained
    #[command(verbatim_doc_comment)]
    Ask {
        /// The role
        role: String,
        /// The act
        act: String,
        /// The register; or figures, accounts, mechanism
        resource: String,
        /// The facts that hold; `opennrm policy schema` names them
        facts: Vec<String>,
    },
    Signer(signing::Signer),
    Sign(signing::Sign),
    /// Name the situations that the matrix looks at
    Situations,
    /// Print the schema that policies keep to: roles, registers, acts, facts
    Schema {
        /// The folder of the pack; without it, the country that is known
        folder: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Csv,
}

impl Policy {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        match self.what {
            What::Check { folder, mutants } => check(&pack(setup, folder)?, mutants),
            What::Prove { folder } => prove(&pack(setup, folder)?),
            What::Matrix {
                folder,
                role,
                format,
                output,
            } => matrix(
                &policies(&pack(setup, folder)?)?,
                role.as_deref(),
                format,
                output.as_deref(),
            ),
            What::Diff { old, new } => diff(
                &policies(&pack(setup, Some(old))?)?,
                &policies(&pack(setup, Some(new))?)?,
            ),
            What::Ask {
                role,
                act,
                resource,
                facts,
            } => ask(
                &policies(&pack(setup, None)?)?,
                &role,
                &act,
                &resource,
                &facts,
            ),
            What::Signer(signer) => signer.run(),
            What::Sign(sign) => {
                // Nobody signs what could not be put in force.
                let pack = pack(setup, sign.folder.clone())?;
                sign.run(&pack.folder, &Edition::read(&pack).map_err(said)?)
            }
            What::Situations => {
                let situations = Policies::situations();
                let names = situations.iter().map(|situation| situation.name.len());
                let width = names.max().unwrap_or(0);
                for situation in &situations {
                    print(format!("{:width$}  {}", situation.name, situation.said))?;
                }
                Ok(())
            }
            What::Schema { folder } => {
                let policies = policies(&pack(setup, folder)?)?;
                write_out(None, policies.schema().as_bytes())
            }
        }
    }
}

fn pack(setup: &Setup, folder: Option<PathBuf>) -> Result<Pack, End> {
    match folder {
        Some(folder) => Pack::load(&folder, crate::desks()).map_err(End::Pack),
        None => Ok(setup.pack()?),
    }
}

fn policies(pack: &Pack) -> Result<Policies, End> {
    Policies::load(pack).map_err(said)
}

fn said(faults: Vec<pack::Fault>) -> End {
    End::Said(faults.iter().map(ToString::to_string).collect())
}

fn check(pack: &Pack, mutants: bool) -> Result<(), End> {
    let checked = policy::check(pack);
    let (errors, warnings): (Vec<_>, Vec<_>) =
        checked.faults.iter().partition(|fault| fault.is_error());
    for warning in warnings {
        print(warning)?;
    }
    if !errors.is_empty() {
        return Err(End::Said(errors.iter().map(ToString::to_string).collect()));
    }
    let Some(policies) = &checked.policies else {
        return Err(End::said("the policies could not be read"));
    };
    print(format!(
        "{} policies for {} roles do what is expected in {} cells.",
        policies.statutes().count(),
        policies.roles().len(),
        checked.cells
    ))?;
    for proven in &checked.proven {
        print(format!(
            "Proven: {} ({} questions)",
            proven.says, proven.questions
        ))?;
    }
    if mutants && let Some(mutants) = checked.mutants() {
        let all = mutants.noticed + mutants.unnoticed.len();
        print(format!(
            "{all} small changes alter what somebody may do; {} of them are noticed.",
            mutants.noticed
        ))?;
        for change in &mutants.idle {
            print(format!("Changes nothing: {change}"))?;
        }
        let unnoticed: Vec<String> = mutants
            .unnoticed
            .iter()
            .map(|change| format!("Not noticed: {change}"))
            .collect();
        if !unnoticed.is_empty() {
            return Err(End::Said(unnoticed));
        }
    }
    Ok(())
}

fn prove(pack: &Pack) -> Result<(), End> {
    let checked = policy::check(pack);
    let Some(policies) = &checked.policies else {
        return Err(End::Said(
            checked.faults.iter().map(ToString::to_string).collect(),
        ));
    };
    let unproven = |fault: proof::Fault| End::said(fault.to_string());
    let mut prover = proof::Prover::new(policies).map_err(unproven)?;
    let mut wrong = Vec::new();
    let fails = prover.prove(&checked.invariants).map_err(unproven)?;
    for (invariant, fails) in checked.invariants.iter().zip(fails) {
        if fails.is_empty() {
            print(format!("Proven: {}", invariant.says))?;
        }
        for act in fails {
            wrong.push(format!(
                "\"{}\" does not hold of the act {}",
                invariant.says,
                act.name()
            ));
        }
    }
    for act in Act::ALL {
        if !prover.is_understood(*act).map_err(unproven)? {
            wrong.push(format!(
                "the program decides otherwise about the act {} than the policies say",
                act.name()
            ));
        }
    }
    if !wrong.is_empty() {
        return Err(End::Said(wrong));
    }
    print(format!(
        "The solver has answered {} questions. What the program decides is what the {} policies \
         say, for {} roles, {} acts, {} registers and other things, and every case.",
        prover.questions(),
        policies.statutes().count(),
        policies.roles().len(),
        Act::ALL.len(),
        policies.resources().len()
    ))
}

fn matrix(
    policies: &Policies,
    role: Option<&str>,
    format: Format,
    output: Option<&Path>,
) -> Result<(), End> {
    if let Some(role) = role
        && !policies.roles().iter().any(|known| known == role)
    {
        return Err(no_such(
            "role",
            role,
            policies.roles().iter().map(String::as_str),
        ));
    }
    let wanted = |name: &str| role.is_none_or(|role| role == name);
    let text = match format {
        Format::Text => policies
            .roles()
            .iter()
            .filter(|name| wanted(name))
            .map(|name| policies.sheet(name))
            .collect::<Vec<_>>()
            .join("\n"),
        Format::Csv => {
            let header = [
                "role",
                "register",
                "situation",
                "acts",
                "sees",
                "in_lists",
                "in_exports",
            ];
            let rows = policies.matrix().filter(|row| wanted(row.role)).map(|row| {
                let part = |parts: &std::collections::BTreeSet<policy::Part>| {
                    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
                    names.join(" ")
                };
                let acts: Vec<&str> = row.cell.acts.iter().map(|act| act.name()).collect();
                [
                    row.role.to_owned(),
                    row.resource.name().to_owned(),
                    row.situation.clone(),
                    acts.join(" "),
                    part(&row.cell.opened),
                    part(&row.cell.listed),
                    part(&row.cell.exported),
                ]
                .join(",")
            });
            // Names of roles, registers, acts and parts hold no comma.
            std::iter::once(header.join(","))
                .chain(rows)
                .map(|row| row + "\n")
                .collect()
        }
    };
    write_out(output, text.as_bytes())
}

fn diff(old: &Policies, new: &Policies) -> Result<(), End> {
    let sentences = policy::difference(old, new);
    if sentences.is_empty() {
        return print("Nobody gains anything and nobody loses anything.");
    }
    for sentence in sentences {
        print(sentence)?;
    }
    // All is said; the exit code says to a script that something changes.
    Err(End::Said(Vec::new()))
}

fn ask(
    policies: &Policies,
    role: &str,
    act: &str,
    resource: &str,
    facts: &[String],
) -> Result<(), End> {
    let roles = policies.roles().iter().map(String::as_str);
    if !roles.clone().any(|known| known == role) {
        return Err(no_such("role", role, roles));
    }
    let act = Act::of_name(act)
        .ok_or_else(|| no_such("act", act, Act::ALL.iter().map(|act| act.name())))?;
    let resources = policies.resources();
    let resource: &Resource = resources
        .iter()
        .find(|known| known.name() == resource)
        .ok_or_else(|| no_such("register", resource, resources.iter().map(Resource::name)))?;
    let mut holding = Facts::NONE;
    for fact in facts {
        let fact = Fact::of_name(fact)
            .ok_or_else(|| no_such("fact", fact, Fact::ALL.iter().map(|fact| fact.name())))?;
        holding = holding.with(fact);
    }
    let decision = policies.decide(role, act, resource, holding);
    print(match decision.verdict {
        policy::Verdict::Permitted => "Permitted.",
        policy::Verdict::Forbidden => "Forbidden.",
        policy::Verdict::NotPermitted => "Not permitted: no policy says so.",
    })?;
    if !decision.parts.is_empty() {
        let parts: Vec<&str> = decision.parts.iter().map(|part| part.name()).collect();
        print(format!("Shows: {}", parts.join(", ")))?;
    }
    for statute in policies.statutes() {
        if decision.because.iter().any(|id| id == statute.id) {
            print(format!(
                "{}: {} ({}:{}; {})",
                statute.id, statute.reason, statute.file, statute.line, statute.source
            ))?;
        }
    }
    Ok(())
}

fn no_such<'names>(what: &str, typed: &str, names: impl Iterator<Item = &'names str>) -> End {
    End::said(format!(
        "there is no {what} \"{typed}\"; use one of: {}",
        names.collect::<Vec<_>>().join(", ")
    ))
}
