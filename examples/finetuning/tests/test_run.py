"""The whole run: the tuning works, it beats its control, and the notes show what a fresh run finds."""

from __future__ import annotations

import json

import pytest
import torch
from safetensors.torch import load_file

from conftest import Finished, checked_in
from finetuning.pipeline import ask


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


@pytest.mark.parametrize("method", ["full", "lora", "qlora", "control", "dpo", "dpo-sft"])
def test_the_loss_falls(finished: Finished, method: str) -> None:
    losses = finished.losses(method)
    assert mean(losses[-5:]) < 0.7 * mean(losses[:3])


def test_pre_training_taught_the_base_something(finished: Finished) -> None:
    pretraining = finished.report["pretraining"]
    assert pretraining["losses"][-1] < 0.25 * pretraining["losses"][0]
    assert finished.score("base")["exact"] < 0.2


@pytest.mark.parametrize("method", ["full", "lora", "qlora"])
def test_held_out_questions_are_answered_better_than_before_and_than_by_the_control(finished: Finished, method: str) -> None:
    score, before, control = finished.score(method), finished.score("base"), finished.score("control")
    assert score["loss"] < 0.5 * before["loss"]
    assert score["loss"] < 0.7 * control["loss"]
    assert score["exact"] > 0.5 > control["exact"] + 0.2


@pytest.mark.parametrize("method", ["full", "lora", "qlora"])
def test_answers_change(finished: Finished, method: str) -> None:
    changed = sum(row[method] != row["base"] for row in finished.report["answers"])
    assert changed > 0.8 * len(finished.report["answers"])


def test_tuning_forgets_some_plain_text_and_says_so(finished: Finished) -> None:
    for method in ("full", "lora", "qlora"):
        assert finished.score(method)["plainLoss"] > finished.score("base")["plainLoss"]


def test_4_bits_come_close(finished: Finished) -> None:
    assert finished.score("qlora")["loss"] == pytest.approx(finished.score("lora")["loss"], abs=0.3)
    run = next(run for run in finished.report["runs"] if run["method"] == "qlora")
    # Matrices as small as these fill less than one group of 256 scales, hence a little above 4.127.
    assert 4.127 < run["bitsPerParameter"] < 4.2


def test_merged_saved_and_loaded_again_it_answers_the_same(finished: Finished) -> None:
    lora, qlora = finished.report["merges"]
    assert lora["sameAnswers"] == lora["answers"]
    assert lora["lossMerged"] == pytest.approx(lora["lossBefore"], abs=2e-3)
    # The adapter of QLoRA was trained on rounded weights, so its merged model is another one, though not by much.
    assert qlora["lossMerged"] == pytest.approx(qlora["lossBefore"], abs=0.2)
    assert lora["adapterBytes"] < 0.2 * lora["mergedBytes"]
    # Other programs read from here where to stop.
    config = json.loads((finished.out / "lora-merged" / "generation_config.json").read_text("utf-8"))
    assert config["eos_token_id"] == [finished.workshop.tokenizer.eos_token_id]
    row = finished.report["answers"][0]
    assert ask(finished.workshop, "lora-merged", row["question"]) == row["lora"]


def test_the_saved_adapter_is_small_and_merges_into_what_was_saved(finished: Finished) -> None:
    adapter = load_file(finished.out / "lora" / "adapter_model.safetensors")
    base, merged = (load_file(finished.out / name / "model.safetensors") for name in ("base", "lora-merged"))
    name = "model.layers.1.self_attn.v_proj"
    a, b = (adapter[f"base_model.model.{name}.lora_{letter}.weight"] for letter in "AB")
    settings = finished.workshop.settings.lora
    delta = settings.alpha / settings.r * b @ a
    assert torch.allclose(merged[f"{name}.weight"], base[f"{name}.weight"] + delta, atol=1e-5)
    assert torch.equal(merged["lm_head.weight"], base["lm_head.weight"])


def test_dpo_turns_the_preference_and_the_answers_get_the_ending(finished: Finished) -> None:
    plain, held_up = finished.report["dpo"]
    for found in (plain, held_up):
        assert found["before"]["margin"] == 0
        assert found["after"]["margin"] > 1 and found["after"]["accuracy"] > 0.9
    # Without the supervised term the preference is learnt as well, and yet the chosen answers stay improbable.
    assert held_up["after"]["chosen"] > plain["after"]["chosen"] + 2
    assert held_up["exactChosen"] > plain["exactChosen"] + 0.3


def test_the_notes_show_what_a_fresh_run_finds(finished: Finished) -> None:
    notes, fresh = checked_in("finetuningRun.json"), finished.report
    assert notes["configuration"] == fresh["configuration"] == "tiny"
    assert notes["settings"] == fresh["settings"], "run `npm run finetuning` and look at what changed"
    assert notes["data"] == fresh["data"]
    assert notes["date"] >= "2026-01-01" and notes["versions"].keys() >= {"python", "torch", "transformers", "peft"}
    assert [row["question"] for row in notes["answers"]] == [row["question"] for row in fresh["answers"]]
    for then, now in zip(notes["runs"], fresh["runs"], strict=True):
        for key in ("method", "label", "trainable", "parameters"):
            assert then[key] == now[key]
        # The same seeds on another processor or version of PyTorch: alike, not equal.
        assert now["score"]["exact"] == pytest.approx(then["score"]["exact"], abs=0.3)
        if now["method"] not in ("dpo", "dpo-sft"):
            assert now["score"]["loss"] == pytest.approx(then["score"]["loss"], rel=0.35, abs=0.1), now["method"]


def test_the_figures_matrices_are_those_of_this_run_and_of_the_notes(finished: Finished) -> None:
    for source in (finished.delta, checked_in("loraDelta.json")):
        assert [found["name"] for found in source["matrices"]] == ["model.layers.1.self_attn.v_proj", "model.layers.1.self_attn.o_proj"]
        for found in source["matrices"]:
            delta = torch.tensor(found["delta"], dtype=torch.float64)
            assert delta.shape == (found["rows"], found["columns"]) == (64, 64)
            values = torch.linalg.svdvals(delta)
            assert torch.allclose(values[:16], torch.tensor(found["singularValues"][:16], dtype=torch.float64), rtol=5e-3)
            # Its singular values, and not those of W.
            assert found["singularValues"] != found["weightSingularValues"]
            a, b = torch.tensor(found["a"]), torch.tensor(found["b"])
            assert a.shape == (source["r"], 64) and b.shape == (64, source["r"])
            assert (b @ a).abs().max() > 0


def test_it_tells_time_memory_and_device(finished: Finished) -> None:
    report = finished.report
    assert report["peakMemoryBytes"] > 100e6
    assert (report["peakGpuBytes"] is None) == (not torch.cuda.is_available())
    assert report["device"].startswith("CPU")
    assert 0 < sum(run["seconds"] for run in report["runs"]) <= report["wallSeconds"] + 1
