//! The traits of strum, for code that is generic over enums.

use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, Grade, Iter, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};

macro_rules! strum {
    (type: $T:ident, $($words:tt)*) => {
        impl ::strum::EnumCount for $T {
            const COUNT: usize = $T::COUNT;
        }

        impl ::strum::IntoEnumIterator for $T {
            type Iterator = Iter<$T>;

            fn iter() -> Iter<$T> {
                $T::iter()
            }
        }

        impl ::strum::VariantArray for $T {
            const VARIANTS: &'static [$T] = $T::ALL;
        }

        /// The slugs.
        impl ::strum::VariantNames for $T {
            const VARIANTS: &'static [&'static str] = <$T as super::lookup::FromText>::KIND.slugs;
        }
    };
}

each_enum!(strum);
