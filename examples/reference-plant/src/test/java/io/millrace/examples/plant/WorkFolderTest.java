/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aDayThatDidNotEndIsGoneOnWith() throws IOException {
        try (WorkFolder work = WorkFolder.open(day())) {
            assertThat(work.resumed()).isFalse();
            work.addKill();
            Files.writeString(day().resolve("erp.jsonl"), "{}");
        }
        try (WorkFolder work = WorkFolder.open(day())) {
            assertThat(work.resumed()).isTrue();
            assertThat(work.kills()).isEqualTo(1);
            assertThat(day().resolve("erp.jsonl")).exists();
        }
    }

    @Test
    void aDayThatEndedCleanIsSweptAway() throws IOException {
        try (WorkFolder work = WorkFolder.open(day())) {
            work.addKill();
            Files.createDirectories(day().resolve("kafka/log"));
            Files.writeString(day().resolve("kafka/log/0.log"), "old");
            Files.createDirectories(work.temporary().resolve("cache"));
            work.endDay();
        }
        try (WorkFolder work = WorkFolder.open(day())) {
            assertThat(work.resumed()).isFalse();
            assertThat(work.kills()).isZero();
            assertThat(day().resolve("kafka")).doesNotExist();
            assertThat(work.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(day());
        Path precious = Files.writeString(day().resolve("thesis.txt"), "precious");
        assertThatThrownBy(() -> WorkFolder.open(day())).hasMessageContaining("-Dplant.work");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void twoPlantsNeverShareAFolder() throws IOException {
        try (WorkFolder first = WorkFolder.open(day())) {
            assertThat(first.path()).isEqualTo(day());
            assertThatThrownBy(() -> WorkFolder.open(day()))
                    .isInstanceOfAny(IOException.class, OverlappingFileLockException.class);
        }
    }

    @Test
    void aDayGoesOnWithTheErpItBeganWith() throws IOException {
        try (WorkFolder work = WorkFolder.open(day())) {
            work.playWith("sap");
        }
        try (WorkFolder work = WorkFolder.open(day())) {
            work.playWith("sap");
            assertThatThrownBy(() -> work.playWith("rest")).hasMessageContaining("-Dplant.erp=sap");
        }
    }

    private Path day() {
        return folder.resolve("day");
    }
}
