//! Addresses: they lead back to the id, within their register alone, and tell
//! neither order nor time.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use uuid::Uuid;
use vault::{MasterKey, Vault};

fn vault() -> Vault {
    let folder = tempfile::tempdir().unwrap();
    Vault::new(MasterKey::create(&folder.path().join("master.key")).unwrap())
}

proptest! {
    #[test]
    fn an_address_leads_back_to_its_id_in_its_register_alone(id: u128) {
        let vault = vault();
        let addresses = vault.addresses();
        let id = Uuid::from_u128(id);
        let address = addresses.address("people", id);
        prop_assert_eq!(address.len(), 32);
        prop_assert!(address.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
        prop_assert_eq!(addresses.id("people", &address), Some(id));
        prop_assert_ne!(addresses.id("referrals", &address), Some(id));
        prop_assert_ne!(addresses.address("referrals", id), address);
    }

    #[test]
    fn any_address_stands_for_one_id_which_has_that_address(address: u128) {
        let vault = vault();
        let addresses = vault.addresses();
        let address = Uuid::from_u128(address).simple().to_string();
        let id = addresses.id("people", &address).unwrap();
        prop_assert_eq!(addresses.address("people", id), address);
    }

    #[test]
    fn other_text_is_no_address(text in "\\PC{0,40}") {
        prop_assume!(!(text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))));
        prop_assert_eq!(vault().addresses().id("people", &text), None);
    }
}

#[test]
fn other_spellings_of_an_address_are_none() {
    let vault = vault();
    let addresses = vault.addresses();
    let address = addresses.address("people", Uuid::from_u128(0xabcdef));
    let enciphered = Uuid::try_parse(&address).unwrap();
    assert_eq!(
        addresses.id("people", &enciphered.hyphenated().to_string()),
        None
    );
    assert_eq!(addresses.id("people", &enciphered.urn().to_string()), None);
    assert_eq!(addresses.id("people", &format!("{address} ")), None);
    let letters = Uuid::from_u128(u128::MAX).simple().to_string();
    assert_eq!(addresses.id("people", &letters.to_ascii_uppercase()), None);
}

#[test]
fn addresses_do_not_follow_the_order_of_ids() {
    let vault = vault();
    let addresses = vault.addresses();
    let of_register = addresses.of("people");
    let listed: Vec<String> = (0..200u128)
        .map(|number| of_register.address(Uuid::from_u128((0x0190_0000_0000 + number) << 80)))
        .collect();
    let rising = listed.windows(2).filter(|pair| pair[0] < pair[1]).count();
    // 199 pairs, about half of them rising by chance; far off means an order shows through.
    assert!((60..140).contains(&rising), "{rising} of 199 pairs rise");
    let mut first_parts: Vec<&str> = listed.iter().map(|address| &address[..12]).collect();
    first_parts.sort_unstable();
    first_parts.dedup();
    assert_eq!(
        first_parts.len(),
        200,
        "the time within the id shows through"
    );
}

#[test]
fn another_master_key_gives_other_addresses() {
    let id = Uuid::from_u128(5);
    assert_ne!(
        vault().addresses().address("people", id),
        vault().addresses().address("people", id)
    );
}
