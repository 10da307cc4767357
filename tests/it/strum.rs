//! The traits of strum agree with the inherent items.

use std::fmt::Debug;

use capability_framework::{
    Document, Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

fn agrees<T>(all: &[T])
where
    T: EnumCount + IntoEnumIterator + VariantArray + VariantNames + AsRef<str> + PartialEq + Debug,
{
    assert_eq!(T::COUNT, all.len());
    assert_eq!(<T as VariantArray>::VARIANTS, all);
    assert_eq!(<T as IntoEnumIterator>::iter().collect::<Vec<T>>(), all);
    let slugs: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    assert_eq!(<T as VariantNames>::VARIANTS, slugs);
}

#[test]
fn traits_agree_with_inherent_items() {
    agrees(RoleFamily::ALL);
    agrees(Role::ALL);
    agrees(RoleLevel::ALL);
    agrees(Skill::ALL);
    agrees(Proficiency::ALL);
    agrees(Grade::ALL);
    agrees(Track::ALL);
    agrees(Edition::ALL);
    agrees(Document::ALL);
}
