//! Which drawing is made, and in which inks (LOOK, "Palette").

use plotters::style::RGBColor;

use crate::domain::stage::Stage;
use crate::text::Lang;

/// The paper a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// One of the three drawings of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// 328 pixels wide: a telephone.
    Small,
    /// 640 pixels wide: a tablet, or paper.
    Medium,
    /// 904 pixels wide: a desk.
    Large,
}

impl Size {
    /// All of them, narrow first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Width of the drawing in pixels.
    #[must_use]
    pub fn width(self) -> u32 {
        match self {
            Self::Small => 328,
            Self::Medium => 640,
            Self::Large => 904,
        }
    }

    /// Its class in a page.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Small => "s",
            Self::Medium => "m",
            Self::Large => "l",
        }
    }

    /// The drawing for a box of that width: text is never shrunk below true size by choice.
    #[must_use]
    pub fn for_width(width: u32) -> Self {
        match width {
            0..640 => Self::Small,
            640..904 => Self::Medium,
            _ => Self::Large,
        }
    }
}

/// How one picture is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// Width in pixels; the nearest drawing is chosen and scaled to it.
    pub width: u32,
    /// Inks. A drawing in a page is always light, the page re-inks it.
    pub theme: Theme,
    /// Language of its words.
    pub lang: Lang,
    /// For a drawing inside a page, what makes its ids unique there; none for a file of its own.
    pub inline: Option<&'static str>,
}

impl Style {
    /// Narrowest and widest file that can be asked for.
    pub const WIDTHS: std::ops::RangeInclusive<u32> = 320..=2400;

    /// A file of its own, its width brought into [`Style::WIDTHS`].
    #[must_use]
    pub fn file(width: u32, theme: Theme, lang: Lang) -> Self {
        let width = width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end());
        Self { width, theme, lang, inline: None }
    }

    /// One of the drawings of a page. `id` must be unique among the charts of that page.
    #[must_use]
    pub fn inline(size: Size, lang: Lang, id: &'static str) -> Self {
        Self { width: size.width(), theme: Theme::Light, lang, inline: Some(id) }
    }

    /// The drawing that is made.
    #[must_use]
    pub fn size(&self) -> Size {
        Size::for_width(self.width)
    }
}

/// The three drawings of one chart, for a page that shows one of them by the width of its box.
pub fn in_page(lang: Lang, id: &'static str, draw: impl Fn(&Style) -> String) -> String {
    Size::ALL.into_iter().map(|size| draw(&Style::inline(size, lang, id))).collect()
}

/// A role of the palette. The light values are what style sheets look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ink {
    Paper,
    OnDone,
    Text,
    Soft,
    Quiet,
    Done,
    Tint,
    Gap,
    Origin,
    Rule,
    /// The tint of what is missing: cells of years below their plan.
    GapTint,
    Financed,
    Ordered,
    Started,
}

impl Ink {
    #[cfg(test)]
    pub(super) const ALL: [Self; 14] = [
        Self::Paper,
        Self::OnDone,
        Self::Text,
        Self::Soft,
        Self::Quiet,
        Self::Done,
        Self::Tint,
        Self::Gap,
        Self::Origin,
        Self::Rule,
        Self::GapTint,
        Self::Financed,
        Self::Ordered,
        Self::Started,
    ];

    /// The line of a stage.
    pub(super) fn of_stage(stage: Stage) -> Self {
        match stage {
            Stage::Financed => Self::Financed,
            Stage::Ordered => Self::Ordered,
            Stage::Started => Self::Started,
            Stage::Delivered => Self::Done,
        }
    }

    /// Its colour on that paper.
    pub(super) fn color(self, theme: Theme) -> RGBColor {
        let (light, dark) = match self {
            Self::Paper => (0xFF_FF_FF, 0x14_17_1A),
            Self::OnDone => (0xFF_FF_FE, 0x14_17_1B),
            Self::Text => (0x16_19_1D, 0xEC_EE_F0),
            Self::Soft => (0x44_4A_52, 0xB9_BF_C6),
            Self::Quiet => (0x5C_63_6C, 0x9A_A1_AA),
            Self::Done => (0x1F_4F_8F, 0x7D_B0_EC),
            Self::Tint => (0xDB_E6_F3, 0x22_36_4D),
            Self::Gap => (0xA8_3C_17, 0xF0_93_6B),
            Self::Origin => (0x76_7D_86, 0x8E_95_9E),
            Self::Rule => (0xD3_D7_DC, 0x34_3A_41),
            Self::GapTint => (0xF6_E3_DB, 0x47_2B_1F),
            Self::Financed => (0x5A_4A_42, 0xEB_DC_C8),
            Self::Ordered => (0x2F_8C_8C, 0x3A_8C_82),
            Self::Started => (0xA3_80_1B, 0xD2_A7_3A),
        };
        let [_, red, green, blue] = match theme {
            Theme::Light => u32::to_be_bytes(light),
            Theme::Dark => u32::to_be_bytes(dark),
        };
        RGBColor(red, green, blue)
    }
}
