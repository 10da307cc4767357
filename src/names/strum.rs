//! The traits of strum, for code that is generic over enums.

use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, Grade, Iter, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};

macro_rules! strum {
    (type: $T:ident, table: $table:ident, $($words:tt)*) => {
        impl ::strum::EnumCount for $T {
            const COUNT: usize = $T::COUNT;
        }

        impl ::strum::IntoEnumIterator for $T {
            type Iterator = Iter<$T>;

            #[inline]
            fn iter() -> Iter<$T> {
                $T::iter()
            }
        }

        impl ::strum::VariantArray for $T {
            const VARIANTS: &'static [$T] = $T::ALL;
        }

        /// The slugs.
        impl ::strum::VariantNames for $T {
            const VARIANTS: &'static [&'static str] =
                crate::generated::$table::SLUGS.split_at($T::COUNT).0;
        }
    };
}

each_enum!(strum);
