/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;

/** What must hold at the end of every case. */
final class Expectations {

    private Expectations() {}

    static void check(CrashCase its, CrashCase.Result result) {
        assertThat(result.findings()).as(its.toString()).isEmpty();
        String first = result.rows().stateOf(Site.VICTIM);
        if (!its.mayPark()) {
            assertThat(first).as("%s: nobody need be asked", its).isEqualTo("POSTED");
        }
        boolean open = first.equals("PARKED");
        assertThat(result.rows().stateOf("e2")).as("%s: behind the first", its).isEqualTo(open ? "RECEIVED" : "POSTED");
        String beside = result.rows().stateOf("e3");
        boolean mayBeInDoubt = its.targetClass() == TargetClass.MANUAL && result.crashes() > 0;
        if (!(mayBeInDoubt && beside.equals("PARKED"))) {
            assertThat(beside).as("%s: beside it", its).isEqualTo("POSTED");
        }
    }
}
