/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.ledger.State;
import io.millrace.core.post.Delivery.Purpose;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.model.Attempt.Phase;
import io.millrace.tests.model.EventState.Arrival;
import io.millrace.tests.model.World.Process;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ledger in the abstract: what can happen next in a {@link World}. Each step is one commit, one call, or one thing
 * that goes wrong; any process may die or be taken for dead between any two. A real round commits several of these steps
 * at once, so whatever the real one can do is among what the model can do.
 */
final class Model {

    /** The end of a step's name in which a process dies. */
    static final String DIES = " dies";

    /** Something that can happen, in words, and the world after it. */
    record Step(String what, World after) {}

    private final TargetClass targetClass;
    private final Keys keys;
    private final Set<Flaw> flaws;

    Model(TargetClass targetClass, Keys keys, Set<Flaw> flaws) {
        this.targetClass = targetClass;
        this.keys = keys;
        this.flaws = flaws.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(flaws);
    }

    World start(int crashes, int pauses, int faults) {
        return new World(
                Collections.nCopies(keys.count(), EventState.OFFERED),
                List.of(Process.LEASED, Process.LEASED),
                crashes,
                pauses,
                faults);
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    List<Step> next(World world) {
        List<Step> steps = new ArrayList<>();
        for (int event = 0; event < keys.count(); event++) {
            arrive(world, event, steps);
            work(world, event, steps);
        }
        for (int process = 0; process < 2; process++) {
            live(world, process, steps);
        }
        return steps;
    }

    /** Process 0 accepts; the source sends the next event when the one before it is acknowledged. */
    private void arrive(World world, int event, List<Step> steps) {
        EventState its = world.events().get(event);
        boolean first = event == 0 || world.events().get(event - 1).acknowledged();
        if (!first || !world.processes().get(0).isAlive()) {
            return;
        }
        boolean early = has(Flaw.ACKNOWLEDGES_BEFORE_THE_COMMIT);
        String name = "e" + (event + 1);
        switch (its.arrival()) {
            case OFFERED -> steps.add(new Step(name + " arrives", world.with(event, its.arrival(Arrival.BUFFERED))));
            case BUFFERED -> {
                steps.add(new Step(
                        name + ": accept is committed",
                        world.with(event, its.arrival(Arrival.DURABLE).row(State.RECEIVED, EventState.FREE, false))));
                if (early && !its.acknowledged()) {
                    steps.add(new Step(name + ": acknowledged", world.with(event, its.acknowledge())));
                }
            }
            case DURABLE -> {
                if (!its.acknowledged()) {
                    steps.add(new Step(name + ": acknowledged", world.with(event, its.acknowledge())));
                    if (has(Flaw.ACCEPTS_WITHOUT_LOOKING_FOR_A_DUPLICATE) && its.state() == State.POSTED) {
                        steps.add(new Step(
                                name + ": sent again, accepted again",
                                world.with(event, its.row(State.RECEIVED, EventState.FREE, false))));
                    }
                }
            }
            case LOST -> {}
        }
    }

    private void work(World world, int event, List<Step> steps) {
        EventState its = world.events().get(event);
        if (its.pending() > 0) {
            steps.add(new Step(
                    "the target does e" + (event + 1) + " at last",
                    world.with(event, effect(its).target(effect(its).effects(), its.pending() - 1))));
            steps.add(new Step(
                    "the target drops e" + (event + 1),
                    world.with(event, its.target(its.effects(), its.pending() - 1))));
        }
        for (int process = 0; process < 2; process++) {
            if (world.processes().get(process).isAlive()) {
                claim(world, event, process, steps);
                goOn(world, event, process, steps);
            }
        }
    }

    private static String says(int process, int event, String what) {
        return "p" + (process + 1) + ": e" + (event + 1) + ' ' + what;
    }

    private void claim(World world, int event, int process, List<Step> steps) {
        EventState its = world.events().get(event);
        boolean leased = world.processes().get(process) == Process.LEASED;
        if (!leased || its.lease() != EventState.FREE || isBlocked(world, event)) {
            return;
        }
        if (its.state() == State.RECEIVED || its.state() == State.RETRY_WAIT) {
            EventState claimed = its.row(State.CLAIMED, process, its.ambiguous());
            steps.add(new Step(
                    says(process, event, "is claimed"),
                    world.with(event, claimed.attempt(process, Attempt.in(Phase.MAPPING)))));
        } else if (its.state() == State.UNKNOWN) {
            boolean asks = targetClass == TargetClass.LOOKUP;
            if (!asks || mayLookUp(its)) {
                Attempt attempt = Attempt.in(asks ? Phase.LOOKING : Phase.MAPPING);
                steps.add(new Step(
                        says(process, event, "is claimed, unknown as it is"),
                        world.with(event, its.row(State.UNKNOWN, process, true).attempt(process, attempt))));
            }
        }
    }

    private boolean mayLookUp(EventState its) {
        if (has(Flaw.LOOKS_UP_WITHOUT_SETTLING)) {
            return true;
        }
        return has(Flaw.SENDS_AFTER_IT_SLEPT) ? its.pending() == 0 : its.isSettled();
    }

    private boolean isBlocked(World world, int event) {
        if (has(Flaw.CLAIMS_WHATEVER_COMES_FIRST)) {
            return false;
        }
        for (int earlier = 0; earlier < event; earlier++) {
            EventState its = world.events().get(earlier);
            boolean gaveUp = has(Flaw.PARKED_GIVES_UP_ITS_PLACE) && its.state() == State.PARKED;
            if (its.isOpen() && !gaveUp && keys.shared(earlier, event)) {
                return true;
            }
        }
        return false;
    }

    private void goOn(World world, int event, int process, List<Step> steps) {
        EventState its = world.events().get(event);
        Attempt attempt = its.attempt(process);
        boolean stale = world.processes().get(process) == Process.STALE;
        switch (attempt.phase()) {
            case NONE -> {}
            case MAPPING -> leave(world, event, process, stale, steps);
            case LOOKING -> lookUp(world, event, process, steps);
            case DEPARTED -> call(world, event, process, true, steps);
            case ORPHANED -> {
                call(world, event, process, false, steps);
                steps.add(new Step(
                        says(process, event, "was to leave, but it is too late"),
                        world.with(event, its.attempt(process, Attempt.NONE))));
            }
            case ANSWERED -> finish(world, event, process, attempt.answer(), stale, steps);
        }
    }

    /** The barrier. */
    private void leave(World world, int event, int process, boolean stale, List<Step> steps) {
        EventState its = world.events().get(event);
        if (has(Flaw.CALLS_BEFORE_THE_INTENT_IS_COMMITTED)) {
            call(world, event, process, true, steps);
        } else if (!stale || has(Flaw.NO_FENCE_AT_THE_BARRIER)) {
            steps.add(new Step(
                    says(process, event, "may leave, that is committed"),
                    world.with(
                            event,
                            its.row(State.IN_FLIGHT, process, its.ambiguous())
                                    .attempt(process, Attempt.in(Phase.DEPARTED)))));
        }
    }

    /** @param heard whether the process still listens */
    private void call(World world, int event, int process, boolean heard, List<Step> steps) {
        EventState its = world.events().get(event);
        EventState done = effect(its);
        EventState taken = its.target(its.effects(), Math.min(its.pending() + 1, 2));
        steps.add(said(world, event, process, heard, done, Answer.POSTED, "is called and done"));
        if (world.faults() > 0) {
            World worse = world.faulted();
            steps.add(said(worse, event, process, heard, done, Answer.AMBIGUOUS, "is called, done, not answered"));
            steps.add(said(worse, event, process, heard, taken, Answer.AMBIGUOUS, "is called, taken, not answered"));
            steps.add(said(worse, event, process, heard, its, Answer.AMBIGUOUS, "is called, the request is lost"));
            steps.add(said(worse, event, process, heard, its, Answer.NOT_PROCESSED, "is called, the target is busy"));
            steps.add(said(worse, event, process, heard, its, Answer.REJECTED, "is called and rejected"));
        }
    }

    private static Step said(
            World world, int event, int process, boolean heard, EventState its, Answer answer, String what) {
        Attempt now = heard ? Attempt.answered(answer) : Attempt.NONE;
        return new Step(says(process, event, what), world.with(event, its.attempt(process, now)));
    }

    /** A target that honours keys does a call once, however often it comes. */
    private EventState effect(EventState its) {
        boolean honours = targetClass == TargetClass.IDEMPOTENT && !has(Flaw.A_NEW_KEY_FOR_EACH_ATTEMPT);
        return its.target(honours ? 1 : Math.min(its.effects() + 1, 2), its.pending());
    }

    private void lookUp(World world, int event, int process, List<Step> steps) {
        EventState its = world.events().get(event);
        Answer answer = its.effects() == 0 ? Answer.ABSENT : its.effects() == 1 ? Answer.POSTED : Answer.REJECTED;
        steps.add(said(world, event, process, true, its, answer, "is looked up: " + answer));
        if (world.faults() > 0) {
            steps.add(said(world.faulted(), event, process, true, its, Answer.AMBIGUOUS, "is looked up in vain"));
        }
    }

    private void finish(World world, int event, int process, Answer answer, boolean stale, List<Step> steps) {
        if (stale && !has(Flaw.NO_FENCE_AT_THE_FINISH)) {
            return; // it finds out that it is fenced
        }
        EventState its = world.events().get(event);
        boolean left = its.state() == State.IN_FLIGHT;
        boolean looks = its.state() == State.UNKNOWN && targetClass == TargetClass.LOOKUP;
        TargetClass known = its.called() ? targetClass : null;
        Rules.Result result = flawed(
                answer,
                Rules.after(new Rules.Case(
                        known, looks ? Purpose.LOOK_UP : Purpose.POST, its.ambiguous(), left, false, answer)));
        steps.add(new Step(
                says(process, event, "becomes " + result.state()),
                world.with(
                        event,
                        its.row(result.state(), EventState.FREE, result.ambiguous())
                                .attempt(process, Attempt.NONE))));
    }

    private Rules.Result flawed(Answer answer, Rules.Result right) {
        if (answer == Answer.AMBIGUOUS && has(Flaw.TAKES_A_LOST_ANSWER_FOR_A_FAILURE)) {
            return new Rules.Result(State.RETRY_WAIT, false);
        }
        if (answer == Answer.REJECTED && has(Flaw.TAKES_NO_ERROR_FOR_SUCCESS)) {
            return new Rules.Result(State.POSTED, false);
        }
        return right;
    }

    /** What happens to a process as a whole. */
    private void live(World world, int process, List<Step> steps) {
        String name = "p" + (process + 1);
        Process its = world.processes().get(process);
        switch (its) {
            case LEASED -> {
                takeOver(world, process, 1 - process, steps);
                crash(world, process, Process.DEAD, steps);
            }
            case STALE -> {
                steps.add(new Step(name + " finds that it is fenced", fenced(world, process)));
                crash(world, process, Process.BURIED, steps);
            }
            case DEAD -> {
                if (!has(Flaw.NOBODY_TAKES_OVER)) {
                    World again = world.process(process, Process.LEASED);
                    steps.add(new Step(name + " starts again and takes its work back", released(again, process)));
                }
            }
            case BURIED -> steps.add(new Step(name + " starts again", world.process(process, Process.LEASED)));
        }
    }

    private void takeOver(World world, int process, int from, List<Step> steps) {
        Process its = world.processes().get(from);
        boolean dead = its == Process.DEAD;
        boolean sleeps = its == Process.LEASED && world.pauses() > 0;
        if (!dead && !sleeps || has(Flaw.NOBODY_TAKES_OVER)) {
            return;
        }
        World after = released(world, from).process(from, dead ? Process.BURIED : Process.STALE);
        String what = "p" + (process + 1) + " takes over from p" + (from + 1) + (dead ? "" : ", which only sleeps");
        steps.add(new Step(what, dead ? after : after.paused()));
    }

    /** What the process held. */
    private World released(World world, int process) {
        return world.with(world.events().stream()
                .map(its -> its.lease() == process ? free(its) : its)
                .toList());
    }

    private EventState free(EventState its) {
        if (its.state() == State.IN_FLIGHT && has(Flaw.TAKES_AN_INTERRUPTED_CALL_FOR_ONE_THAT_NEVER_LEFT)) {
            return its.row(State.RECEIVED, EventState.FREE, false);
        }
        TargetClass known = its.called() ? targetClass : null;
        Rules.Result result = Rules.takenOver(its.state(), known, its.ambiguous());
        return its.row(result.state(), EventState.FREE, result.ambiguous());
    }

    /** It forgets what it had, but a call that was on its way out may still leave. */
    private static World fenced(World world, int process) {
        return world.with(world.events().stream()
                        .map(its -> its.attempt(
                                process, its.attempt(process).mayLeave() ? Attempt.in(Phase.ORPHANED) : Attempt.NONE))
                        .toList())
                .process(process, Process.LEASED);
    }

    private static void crash(World world, int process, Process dead, List<Step> steps) {
        if (world.crashes() > 0) {
            World after = world.crashed()
                    .process(process, dead)
                    .with(world.events().stream()
                            .map(its -> forgotten(its, process))
                            .toList());
            steps.add(new Step("p" + (process + 1) + DIES, after));
        }
    }

    private static EventState forgotten(EventState its, int process) {
        EventState left = its.attempt(process, Attempt.NONE);
        if (process == 0 && its.arrival() == Arrival.BUFFERED) {
            return left.arrival(its.acknowledged() ? Arrival.LOST : Arrival.OFFERED);
        }
        return left;
    }

    /** The changes of the rows' states that a step makes. */
    static Set<String> changes(World before, World after) {
        Set<String> changes = new HashSet<>();
        for (int event = 0; event < before.events().size(); event++) {
            State from = before.events().get(event).state();
            State to = after.events().get(event).state();
            if (to != null && to != from) {
                changes.add(Changes.change(from, to));
            }
        }
        return changes;
    }
}
