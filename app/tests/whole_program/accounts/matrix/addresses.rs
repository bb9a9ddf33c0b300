//! Every address of the program by every role: what it asks for is what opens
//! it. An address that is not written in `routes` fails there.

use policy::Resource;

use super::{
    super::routes::{INSIDE, Needs},
    Matrix, Stands, moment,
    relation::{OF_THE_FILE, OWN, Relation},
};

/// Addresses of records are asked for in each relation in its turn.
#[test]
fn every_address_opens_to_the_roles_whose_policies_say_so_and_to_no_other() {
    let relations: Vec<Relation> = OWN.into_iter().chain(OF_THE_FILE).collect();
    let mut matrix = Matrix::of(&relations);
    let roles = matrix.policies.roles().to_vec();
    let stands = std::mem::take(&mut matrix.stands);
    let mut turn = 0;
    for role in &roles {
        for (path, needs) in INSIDE {
            let at = format!("{role} at {path}");
            match needs {
                Needs::SignIn | Needs::Named => {}
                Needs::Leave(act, resource) => {
                    let wanted = matrix.policies.permits(role, act, &resource, moment());
                    let who = format!("{role}.0");
                    let asked = matrix.doors.get(&who, &path.replace("{id}", "V1"));
                    matrix.cell(&at, wanted, !asked.is_denied());
                }
                Needs::In(register, act) => {
                    let wanted = matrix.ever(role, act, register);
                    let asked = matrix.doors.get(&format!("{role}.0"), path);
                    matrix.cell(&at, wanted, !asked.is_denied());
                }
                Needs::InRegister(act) => {
                    for kind in &matrix.bench.mechanism.pack().kinds.clone() {
                        let register = kind.register.as_str();
                        let path = path.replace("{register}", register);
                        let asked = matrix.doors.get(&format!("{role}.0"), &path);
                        let wanted = matrix.ever(role, act, register);
                        matrix.cell(&format!("{at} of {register}"), wanted, !asked.is_denied());
                    }
                }
                Needs::OfRecord(act) => {
                    for kind in &matrix.bench.mechanism.pack().kinds.clone() {
                        let of_kind: Vec<&Stands> = stands
                            .iter()
                            .filter(|stands| stands.kind.register == kind.register)
                            .collect();
                        turn += 1;
                        let stands = of_kind[turn % of_kind.len()];
                        let register = kind.register.as_str();
                        let address = matrix.bench.mechanism.address(register, stands.record.id);
                        let path = path.replace("{register}", register);
                        let path = path.replace("{address}", &address);
                        let resource = Resource::register(register);
                        let wanted = matrix.policies.permits(role, act, &resource, stands.facts);
                        let who = format!("{role}.{}", stands.number);
                        let asked = matrix.doors.get(&who, &path);
                        let at = format!("{at} of {register} as {:?}", stands.relation);
                        matrix.cell(&at, wanted, !asked.is_denied());
                    }
                }
            }
        }
    }
    matrix.was(6_000, 0);
}
