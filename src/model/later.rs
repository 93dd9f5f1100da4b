//! What the actions of the screens change that come in the last wasm.

use super::action::LaterAction;
use super::screen_state::RehearsalState;
use super::update::follow_up;
use super::{Effect, Model};
use crate::domain::rehearsal::times;
use crate::wording::rehearsal as words;

/// Changes the model, and tells what is asked of the browser.
pub fn update(model: &mut Model, action: LaterAction) -> Vec<Effect> {
    let mut effects = Vec::new();
    act(model, action, &mut effects);
    follow_up(model, &mut effects);
    effects
}

fn act(model: &mut Model, action: LaterAction, effects: &mut Vec<Effect>) {
    let mut focus = |id: &str| effects.push(Effect::Focus(id.to_owned()));
    match action {
        LaterAction::ReadLink { uid, option, packed } => model.read_link(&uid, &option, &packed, effects),
        LaterAction::OpenFile(file) => model.open_file(&file, effects),
        LaterAction::Choose(id) => model.choose(&id),
        LaterAction::Rename(id, name) => model.rename(&id, &name),
        LaterAction::Copy(id) => model.copy(&id),
        LaterAction::Delete(id) => {
            model.delete(&id);
            focus("main");
        }
        LaterAction::RestoreDeleted => {
            model.restore_deleted();
            focus("main");
        }
        LaterAction::Forget(key) => model.storage.forgetting.push(key),
        LaterAction::Accept { add } => {
            model.accept(add);
            focus("main");
        }
        LaterAction::Decline => {
            (model.offer, model.open) = (None, None);
            focus("main");
        }
        LaterAction::AskToClear(asks) => {
            model.asks_to_clear = asks;
            focus(if asks { "keep-ask" } else { "main" });
        }
        LaterAction::Clear => effects.push(Effect::Clear),
        LaterAction::SaveFile { name, text } => effects.push(Effect::SaveFile { name, text }),
        LaterAction::CopyText(text) => effects.push(Effect::Copy(text)),
        LaterAction::Prepare(change) => model.prepare(change),
        LaterAction::Screen(change) => model.change_screen(change),
        LaterAction::FinishRehearsal(day) => model.finish_rehearsal(day),
        LaterAction::Tick => model.tick(),
    }
}

impl Model {
    /// Moves a rehearsal's clock on, and says when another phase begins.
    fn tick(&mut self) {
        let now = self.clock;
        let Some(open) = self.open.clone() else { return };
        let rehearsal: &mut RehearsalState = &mut self.screen_mut().rehearsal;
        let was = std::mem::replace(&mut rehearsal.now, now);
        let Some(method) = open.standard.methods.get(rehearsal.method) else { return };
        let times = times(method, open.record().pathway);
        let phase = |now| times.at(rehearsal.timer.elapsed(now)).phase;
        if phase(was) != phase(now) {
            self.announcement = words::begins(phase(now));
        }
    }
}
