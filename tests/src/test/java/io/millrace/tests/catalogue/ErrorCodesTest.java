/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.golden.Committed;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {

    @Test
    void thePageListsEveryCode() {
        Committed.check(Catalogue.ROOT.resolve("docs/errors.md"), ErrorCodes.page());
    }

    @Test
    void everyCodeIsItsOwnAndSaysWhatToDo() {
        assertThat(ErrorCodes.all()).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(ErrorCodes.all()).allSatisfy(error -> {
            assertThat(error.code()).matches("MFG-[A-Z]+-[0-9]{3}");
            assertThat(error.meaning()).isNotBlank().doesNotEndWith(".").doesNotContain("|");
            assertThat(error.action()).isNotBlank().doesNotContain("|");
        });
    }
}
