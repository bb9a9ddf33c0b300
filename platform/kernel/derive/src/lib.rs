//! Derives a kind of record from one struct.
//!
//! On the struct: `#[record(register = "…", prefix = "…")]`, and if it has
//! them `period = "field"`, `subject = "field"`, `title = "field"`.
//! On each field exactly one class, `#[sealed]`, `#[counted]` or `#[open]`,
//! with what limits it: `list = "…"`, `link = "…"`, `min = 0`, `max = 9`,
//! `future`, `key`, `required`, and for days and years `not_before = "field"`
//! and `not_after = "field"`, each as often as needed. A sealed field names
//! its compartment, `identity`, `location`, `health` or `testimony`, and may be
//! a `name` (a person is found by it).

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{
    Attribute, Data, DeriveInput, Error, Fields, LitInt, LitStr, Result, meta::ParseNestedMeta,
    parse_macro_input, spanned::Spanned,
};

/// Derives `kernel::Record`.
#[proc_macro_derive(Record, attributes(record, sealed, counted, open))]
pub fn record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input)
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

#[derive(Default)]
struct Named {
    register: Option<LitStr>,
    prefix: Option<LitStr>,
    period: Option<LitStr>,
    subject: Option<LitStr>,
    title: Option<LitStr>,
}

fn read_named(input: &DeriveInput) -> Result<Named> {
    let mut named = Named::default();
    for attribute in &input.attrs {
        if !attribute.path().is_ident("record") {
            continue;
        }
        attribute.parse_nested_meta(|meta| {
            let place = match meta.path.get_ident().map(ToString::to_string).as_deref() {
                Some("register") => &mut named.register,
                Some("prefix") => &mut named.prefix,
                Some("period") => &mut named.period,
                Some("subject") => &mut named.subject,
                Some("title") => &mut named.title,
                _ => return Err(meta.error("register, prefix, period, subject or title")),
            };
            *place = Some(meta.value()?.parse()?);
            Ok(())
        })?;
    }
    Ok(named)
}

fn expand(input: &DeriveInput) -> Result<Tokens> {
    let name = &input.ident;
    let named = read_named(input)?;
    let missing =
        |what: &str| Error::new(name.span(), format!("#[record({what} = \"…\")] is missing"));
    let register = named.register.ok_or_else(|| missing("register"))?;
    let prefix = named.prefix.ok_or_else(|| missing("prefix"))?;

    let Data::Struct(data) = &input.data else {
        return Err(Error::new(name.span(), "a record is a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new(name.span(), "a record's fields have names"));
    };

    let mut names = Vec::new();
    let mut kinds = Vec::new();
    let mut idents = Vec::new();
    let mut types = Vec::new();
    let mut compared = Vec::new();
    for field in &fields.named {
        let ident = field
            .ident
            .as_ref()
            .ok_or_else(|| Error::new(field.span(), "a record's fields have names"))?;
        let text = ident.to_string();
        let (class, limits) = class_of(&field.attrs, ident, &mut compared)?;
        let type_ = &field.ty;
        kinds.push(quote! {
            ::kernel::Field::new(
                #text,
                <#type_ as ::kernel::FieldValue>::kind(),
                ::kernel::Class::#class,
                <#type_ as ::kernel::FieldValue>::REQUIRED,
            ) #limits
        });
        names.push(text);
        idents.push(ident);
        types.push(type_);
    }
    for chosen in [&named.period, &named.subject, &named.title]
        .into_iter()
        .flatten()
        .chain(&compared)
    {
        if !names.contains(&chosen.value()) {
            return Err(Error::new(chosen.span(), "the record has no such field"));
        }
    }
    let optional = |literal: &Option<LitStr>| match literal {
        Some(text) => quote!(Some(String::from(#text))),
        None => quote!(None),
    };
    let (period, subject, title) = (
        optional(&named.period),
        optional(&named.subject),
        optional(&named.title),
    );
    let places = 0..idents.len();
    Ok(quote! {
        impl ::kernel::Record for #name {
            fn kind() -> ::kernel::RecordKind {
                ::kernel::RecordKind {
                    register: String::from(#register),
                    prefix: String::from(#prefix),
                    period: #period,
                    subject: #subject,
                    title: #title,
                    fields: vec![#(#kinds),*],
                }
            }
            fn to_row(&self) -> ::kernel::Row {
                ::kernel::Row(vec![#(::kernel::FieldValue::to_value(&self.#idents)),*])
            }
            fn from_row(row: &::kernel::Row) -> ::std::result::Result<Self, ::kernel::Fault> {
                Ok(Self {
                    #(#idents: <#types as ::kernel::FieldValue>::from_value(
                        row.0.get(#places).unwrap_or(&::kernel::Value::Absent),
                    )?),*
                })
            }
        }
    })
}

/// The class of a field, and the calls that say its limits; the fields that
/// it is compared with are added to `compared`.
fn class_of(
    attributes: &[Attribute],
    ident: &syn::Ident,
    compared: &mut Vec<LitStr>,
) -> Result<(Tokens, Tokens)> {
    let mut found: Option<(Tokens, Tokens)> = None;
    for attribute in attributes {
        let is_sealed = attribute.path().is_ident("sealed");
        if !is_sealed && !attribute.path().is_ident("counted") && !attribute.path().is_ident("open")
        {
            continue;
        }
        if found.is_some() {
            return Err(Error::new(ident.span(), "a column has one class"));
        }
        let mut limits = Limits::default();
        if !matches!(attribute.meta, syn::Meta::Path(_)) {
            attribute.parse_nested_meta(|meta| limits.read(&meta))?;
        }
        compared.append(&mut limits.compared);
        if limits.is_name && !is_sealed {
            return Err(Error::new(ident.span(), "a person's name is sealed"));
        }
        let class = match (is_sealed, limits.compartment.take()) {
            (true, Some(compartment)) => quote!(Sealed(::kernel::Compartment::#compartment)),
            (true, None) => {
                let missing = "a sealed column is kept in a compartment: identity, location, \
                               health or testimony";
                return Err(Error::new(ident.span(), missing));
            }
            (false, None) if attribute.path().is_ident("counted") => quote!(Counted),
            (false, None) => quote!(Open),
            (false, Some(_)) => {
                return Err(Error::new(
                    ident.span(),
                    "only a sealed column is kept in a compartment",
                ));
            }
        };
        found = Some((class, limits.calls()));
    }
    found.ok_or_else(|| {
        Error::new(
            ident.span(),
            "a column needs a class: #[sealed], #[counted] or #[open]",
        )
    })
}

#[derive(Default)]
struct Limits {
    calls: Vec<Tokens>,
    compared: Vec<LitStr>,
    min: Option<i64>,
    max: Option<i64>,
    is_name: bool,
    compartment: Option<Tokens>,
}

impl Limits {
    fn read(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let number = |meta: &ParseNestedMeta<'_>| -> Result<i64> {
            meta.value()?.parse::<LitInt>()?.base10_parse()
        };
        match meta.path.get_ident().map(ToString::to_string).as_deref() {
            Some("list") => {
                let list: LitStr = meta.value()?.parse()?;
                self.calls.push(quote!(.with_list(#list)));
            }
            Some("link") => {
                let register: LitStr = meta.value()?.parse()?;
                self.calls.push(quote!(.with_link(#register)));
            }
            Some("min") => self.min = Some(number(meta)?),
            Some("max") => self.max = Some(number(meta)?),
            Some("future") => self.calls.push(quote!(.with_future())),
            Some("unseen") => self.calls.push(quote!(.with_unseen())),
            Some("void") => self.calls.push(quote!(.with_void())),
            Some("whom") => self.calls.push(quote!(.with_whom())),
            Some("same") => self.calls.push(quote!(.with_same())),
            Some("key") => self.calls.push(quote!(.with_key())),
            Some("required") => self.calls.push(quote!(.with_required())),
            Some("identity") => self.keep_in(meta, quote!(Identity))?,
            Some("location") => self.keep_in(meta, quote!(Location))?,
            Some("health") => self.keep_in(meta, quote!(Health))?,
            Some("testimony") => self.keep_in(meta, quote!(Testimony))?,
            Some("name") => {
                self.is_name = true;
                self.calls.push(quote!(.with_name_of_person()));
            }
            Some("not_before") => self.compare(meta, &quote!(NotBefore))?,
            Some("not_after") => self.compare(meta, &quote!(NotAfter))?,
            _ => {
                return Err(meta.error(
                    "list, link, unseen, void, same, whom, min, max, future, key, required, name, not_before or not_after, or a compartment: identity, location, health or testimony",
                ));
            }
        }
        Ok(())
    }

    fn keep_in(&mut self, meta: &ParseNestedMeta<'_>, compartment: Tokens) -> Result<()> {
        if self.compartment.replace(compartment).is_some() {
            return Err(meta.error("a column is kept in one compartment"));
        }
        Ok(())
    }

    fn compare(&mut self, meta: &ParseNestedMeta<'_>, side: &Tokens) -> Result<()> {
        let other: LitStr = meta.value()?.parse()?;
        self.calls
            .push(quote!(.with_order(::kernel::Side::#side, #other)));
        self.compared.push(other);
        Ok(())
    }

    fn calls(self) -> Tokens {
        let calls = self.calls;
        let limits = (self.min.is_some() || self.max.is_some()).then(|| {
            let least = self.min.map_or(quote!(None), |min| quote!(Some(#min)));
            let most = self.max.map_or(quote!(None), |max| quote!(Some(#max)));
            quote!(.with_limits(#least, #most))
        });
        quote!(#(#calls)* #limits)
    }
}
