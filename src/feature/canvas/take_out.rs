//! Taking a canvas out of the workbook: pictures, a text, a file for other boards.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::board::{self, Layout, SheetCard, SheetZone, outline, picture};
use workbook_core::format::json_canvas;
use workbook_core::id::RecordId;
use workbook_core::record::Card;
use workbook_core::stamp::Seat;

use super::board_out::{LineAs, Out, taken_out};
use super::feelings_out;
use super::sheet_page::Choices;
use super::words::canvas_title;
use crate::i18n::choices::Worded;
use crate::i18n::tr;
use crate::parts::readable::paper::{arrow_words, foot};
use crate::parts::{Saved, SavedWords, save, save_text, tell};
use crate::platform::files::{self, Outgoing};
use crate::platform::picture as drawing;
use crate::state::{App, file_stem, letter};
use crate::ui::Icon;

/// How wide a picture is about, in pixels.
const WIDTH: i32 = 1_180;

/// The buttons that take the canvas out.
#[component]
pub(super) fn TakeOut(
    /// The canvas.
    canvas: RecordId,
    /// What was chosen for the page.
    choices: Choices,
) -> impl IntoView {
    let app = App::here();
    let saved = RwSignal::new(None::<Saved>);
    let take = Taking { app, canvas, choices, saved };
    let button = move |icon: &'static str, words: &'static str, what: fn(Taking)| {
        view! {
            <button class="button" type="button" on:click=move |_| what(take)>
                <Icon name=icon/>
                {words}
            </button>
        }
    };
    view! {
        <section class="card no-print" aria-labelledby="take-title">
            <h2 class="card-title" id="take-title">
                {tr::takeout::take_title()}
            </h2>
            <p>{tr::takeout::take_words()}</p>
            <div class="row">
                {button("image", tr::takeout::photo(), Taking::photo)}
                {button("image", tr::takeout::picture(), Taking::picture)}
                {button("copy", tr::takeout::copy_text(), Taking::copy)}
                {button("file-text", tr::takeout::save_text(), Taking::text)}
                {button("download", tr::takeout::board_file(), Taking::board)}
            </div>
            <SavedWords saved/>
        </section>
    }
}

/// One canvas that is taken out.
#[derive(Clone, Copy)]
struct Taking {
    app: App,
    canvas: RecordId,
    choices: Choices,
    saved: RwSignal<Option<Saved>>,
}

impl Taking {
    fn title(self) -> String {
        untrack(|| canvas_title(self.app, self.canvas))
    }

    fn name(self, ending: &str) -> String {
        format!("{}{ending}", file_stem(&self.title(), tr::takeout::file_fallback()))
    }

    fn who(self, seat: Seat) -> String {
        untrack(|| self.choices.name(self.app, seat))
    }

    fn card(self, id: RecordId) -> Card {
        untrack(|| self.app.record(id)).unwrap_or_default()
    }

    /// The picture and how large it is.
    fn svg(self) -> (String, i32, i32) {
        let out = taken_out(self.app, self.canvas, LineAs::Picture);
        let layout = board::layout(&out.board, WIDTH);
        let (width, height) = picture::size(&layout);
        (self.draw(&out, &layout), width, height)
    }

    fn draw(self, out: &Out, layout: &Layout) -> String {
        let colours = colours();
        let letters = Seat::PAIR.map(|seat| letter(&self.who(seat)));
        let [patient, professional] = &letters;
        let zones = &out.board.zones;
        let cards: usize = zones.iter().map(|zone| zone.cards.len()).sum();
        let face = |id: RecordId| {
            let card = self.card(id);
            picture::Face { by: card.by, tone: card.tone, foot: foot(&card) }
        };
        let covered = |at: usize| {
            let covered = zones.get(at).map_or(0, |zone| zone.covered);
            if covered == 0 { String::new() } else { tr::takeout::covered(covered) }
        };
        let panel = |at: usize| {
            let moments = out.lines.get(at).and_then(Option::as_deref).unwrap_or_default();
            let name = |moment: &workbook_core::view::Moment| self.card(moment.card).text;
            feelings_out::shapes(moments, name)
        };
        picture::svg(
            layout,
            &picture::Look {
                title: &self.title(),
                desc: &tr::takeout::picture_desc(&cards.to_string(), &zones.len().to_string()),
                lang: untrack(|| self.app.prefs()).lang.code(),
                reading: picture::Reading::LeftToRight,
                colours: &colours,
                letters: [patient, professional],
                face: &face,
                covered: &covered,
                arrows: &out.arrows,
                panel: &panel,
            },
        )
    }

    fn picture(self) {
        let (svg, ..) = self.svg();
        let name = self.name(".svg");
        spawn_local(async move {
            save_text(self.app, self.saved, &name, "image/svg+xml", ".svg", &svg).await;
        });
    }

    fn photo(self) {
        let (svg, width, height) = self.svg();
        let name = self.name(".png");
        self.app.say(tr::takeout::drawing());
        spawn_local(async move {
            match drawing::png(&svg, width, height).await {
                Ok(bytes) => {
                    let (media_type, ending) = ("image/png", ".png");
                    let bytes = bytes.as_slice();
                    let file = Outgoing { name: &name, media_type, ending, bytes, is_text: false };
                    save(self.app, self.saved, file).await;
                }
                Err(_) => tell(self.app, self.saved, Saved::Not(tr::takeout::cannot_draw())),
            }
        });
    }

    fn outline(self) -> String {
        let out = taken_out(self.app, self.canvas, LineAs::Cards);
        let about = |_: &SheetZone, card: &SheetCard| {
            let card = self.card(card.id);
            let by = tr::takeout::by(&self.who(card.by.unwrap_or(Seat::Both)));
            let all = foot(&card).into_iter().chain([by]).collect::<Vec<_>>();
            format!("({})", all.join(", "))
        };
        let words = outline::Words {
            title: &self.title(),
            about_card: &about,
            covered: &tr::takeout::covered,
            panel: &|_| Vec::new(),
            arrow: &|arrow, from, to| arrow_words(from, &arrow.label, arrow.how.words(), to),
            arrows: tr::takeout::arrows(),
            empty: tr::canvas::empty_card(),
        };
        outline::outline(&out.board, &out.arrows, &words)
    }

    fn copy(self) {
        let text = self.outline();
        spawn_local(async move {
            let what = match files::copy_text(&text).await {
                Ok(()) => Saved::Well(tr::takeout::copied().to_owned()),
                Err(_) => Saved::Not(tr::takeout::cannot_copy()),
            };
            tell(self.app, self.saved, what);
        });
    }

    fn text(self) {
        let (text, name) = (self.outline(), self.name(".md"));
        spawn_local(async move {
            save_text(self.app, self.saved, &name, "text/markdown", ".md", &text).await;
        });
    }

    fn board(self) {
        let out = taken_out(self.app, self.canvas, LineAs::Cards);
        let layout = board::layout(&out.board, WIDTH);
        let by = |id: RecordId| self.card(id).by;
        let text = json_canvas::write(&out.board, &layout, &by, &out.arrows);
        let name = self.name(".canvas");
        spawn_local(async move {
            save_text(self.app, self.saved, &name, "application/json", ".canvas", &text).await;
        });
    }
}

/// The colours of a picture: those of paper, whatever the screen shows now.
fn colours() -> picture::Colours {
    let colour = |name: &str| drawing::meaning(&format!("--picture-{name}"));
    picture::Colours {
        ground: colour("ground"),
        zone: colour("zone"),
        line: colour("line"),
        ink: colour("ink"),
        faint: colour("faint"),
        patient: colour("patient"),
        professional: colour("professional"),
        on_mark: colour("on-mark"),
        paper: colour("paper"),
        tones: ["straw", "rose", "leaf", "sky", "lilac", "stone"].map(colour),
    }
}
