//! A canvas as a row of small steps: one prompt, the right zone in front, whose turn it is, and a
//! time that can be left unread. The pair can leave and come back to the same step.

use leptos::prelude::*;
use workbook_core::record::Canvas;
use workbook_core::template;
use workbook_core::view::{self, StepView};

use super::finish::Finish;
use super::sheet::Sheet;
use super::words::{step_prompt, who, zone_title};
use super::zone::ZoneBody;
use crate::i18n::tr;
use crate::platform::{clock, page, timer};
use crate::route::{Route, Seen};
use crate::state::App;
use crate::ui::{Each, Icon};

/// The steps of the canvas.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let steps = Memo::new(move |_| app.canvas_steps(canvas));
    // Where the pair left off; the other tab and the other's file do not pull this page along.
    let left_off = untrack(|| app.record::<Canvas>(canvas)).map(|c| c.step).unwrap_or_default();
    let here = RwSignal::new(left_off);
    let at = Memo::new(move |_| {
        let key = here.get();
        steps.with(|steps| steps.iter().position(|step| step.key == key).unwrap_or_default())
    });
    let go = Callback::new(move |to: usize| {
        let key = steps.with_untracked(|steps| steps.get(to).map(|step| step.key.clone()));
        let Some(key) = key else { return };
        here.set(key.clone());
        // Nobody has to be told that they may not keep a place in a read-only workbook.
        let _ = app.edit(canvas, |canvas: &mut Canvas| canvas.step = key);
        timer::next_frame(|| {
            page::scroll_to(0.0);
            page::focus("#step-title");
        });
    });
    let now = Signal::derive(move || {
        steps.with(|steps| steps.get(at.get()).cloned()).into_iter().collect::<Vec<_>>()
    });
    let total = Memo::new(move |_| steps.with(Vec::len));
    view! {
        <Intro at/>
        <Each keys=now let(step)>
            <Step step at total go/>
        </Each>
    }
}

/// What this canvas is for, at its first step.
#[component]
fn Intro(at: Memo<usize>) -> impl IntoView {
    use crate::i18n::templates;
    use workbook_core::stamp::Seat;
    let app = App::here();
    let canvas = Sheet::here().canvas;
    move || {
        let name = app.template_of(canvas);
        let template = template::newest(&name).filter(|_| at.get() == 0)?;
        let starts = match template.starts {
            Seat::Both => tr::canvas::starts_both().to_owned(),
            seat => tr::canvas::starts_person(&app.name(seat)),
        };
        let minutes = tr::canvas::about_minutes(&template.minutes.to_string());
        Some(view! {
            <div class="canvas-intro">
                <p class="page-lead">{templates::purpose(template.name)}</p>
                <p class="soft small" dir="auto">
                    {minutes}
                    " "
                    {starts}
                </p>
            </div>
        })
    }
}

#[component]
fn Step(step: StepView, at: Memo<usize>, total: Memo<usize>, go: Callback<usize>) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let filled = sheet.filled(&step.zone);
    let zone = Memo::new(move |_| filled.with(|filled| filled.as_ref().map(|f| f.zone.clone())));
    let place = move || tr::canvas::step_of(&(at.get() + 1).to_string(), &total.get().to_string());
    let title = move || zone.with(|zone| zone.as_ref().map(|zone| zone_title(app, zone)));
    let asked = step.clone();
    let ask = move || zone.with(|zone| zone.as_ref().map(|zone| step_prompt(app, &asked, zone)));
    let by = move || zone.with(|zone| zone.as_ref().and_then(|zone| who(app, zone)));
    let last = move || at.get() + 1 >= total.get();
    let missing = RwSignal::new(false);
    let next = move |_| {
        let wanted = filled.with_untracked(|filled| {
            let filled = filled.as_ref()?;
            let said = app.peek(|document| view::is_filled(document, filled)).unwrap_or(true);
            Some(filled.zone.must && !said)
        });
        if wanted == Some(true) && !missing.get_untracked() {
            missing.set(true);
            app.alert(tr::canvas::must_fill());
            return;
        }
        go.run(at.get_untracked() + 1);
    };
    view! {
        <section class="step" aria-labelledby="step-title">
            <div class="step-head">
                <p class="step-place">{place}</p>
                <h2 class="step-title" id="step-title" tabindex="-1" dir="auto">
                    {title}
                </h2>
                <p class="step-ask" dir="auto">
                    {ask}
                </p>
                <p class="soft small" dir="auto">
                    {by}
                </p>
                <Minutes minutes=step.minutes/>
            </div>
            <ZoneBody zone=step.zone.clone()/>
            {move || {
                missing.get().then(|| view! { <p class="field-error">{tr::canvas::must_fill()}</p> })
            }}
            <div class="step-foot">
                {move || {
                    (at.get() > 0)
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    on:click=move |_| go.run(at.get_untracked() - 1)
                                >
                                    <Icon name="arrow-left"/>
                                    {tr::canvas::back()}
                                </button>
                            }
                        })
                }}
                {move || {
                    if last() {
                        return view! { <Done/> }.into_any();
                    }
                    view! {
                        <button class="button" type="button" data-variant="primary" on:click=next>
                            {tr::canvas::next()}
                            <Icon name="arrow-right"/>
                        </button>
                    }
                    .into_any()
                }}
            </div>
            {move || last().then(|| view! { <Finish/> })}
        </section>
    }
}

/// The last step leads to the whole.
#[component]
fn Done() -> impl IntoView {
    let canvas = Sheet::here().canvas;
    view! {
        <a class="button" data-variant="primary" href=Route::Canvas(canvas, Seen::List).href()>
            <Icon name="check"/>
            {tr::canvas::see_all()}
        </a>
    }
}

/// A gentle time: about how long, and how much of it passed, for who asks for it.
#[component]
fn Minutes(minutes: i64) -> impl IntoView {
    let since = RwSignal::new(None::<i64>);
    let passed = RwSignal::new(0_i64);
    let beat = StoredValue::new_local(None::<timer::Timer>);
    let show = move |_| {
        if since.get_untracked().is_some() {
            since.set(None);
            beat.set_value(None);
            return;
        }
        since.set(Some(clock::now_ms()));
        passed.set(0);
        count(since, passed, beat);
    };
    on_cleanup(move || beat.dispose());
    (minutes > 0).then(|| {
        let about = tr::canvas::about_minutes(&minutes.to_string());
        view! {
            <p class="step-time soft small">
                <Icon name="clock"/>
                {about}
                " "
                {move || {
                    since.get().map(|_| tr::canvas::minutes_passed(&passed.get().to_string()))
                }}
                " "
                <button
                    class="link"
                    type="button"
                    aria-pressed=move || since.get().is_some().to_string()
                    on:click=show
                >
                    {tr::canvas::watch_time()}
                </button>
            </p>
        }
    })
}

/// How often the passed time is looked at, in milliseconds.
const BEAT_MS: i32 = 10_000;

fn count(
    since: RwSignal<Option<i64>>,
    passed: RwSignal<i64>,
    beat: StoredValue<Option<timer::Timer>, LocalStorage>,
) {
    let next = timer::after(BEAT_MS, move || {
        let Some(Some(from)) = since.try_get_untracked() else { return };
        passed.set((clock::now_ms() - from) / 60_000);
        count(since, passed, beat);
    });
    let _ = beat.try_set_value(Some(next));
}
