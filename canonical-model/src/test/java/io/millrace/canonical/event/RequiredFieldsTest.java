/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component that is not marked as absent-able is required, by every record that a document can hold. */
class RequiredFieldsTest {

    static Stream<Object> records() {
        Stream<Record> fromExamples =
                Arrays.stream(EventType.values()).map(Examples::data).flatMap(data -> RecordTree.of((Record) data));
        return Stream.concat(fromExamples, RecordTree.masterData()).map(Object.class::cast);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aMissingComponentIsRefusedByName(Record record) throws ReflectiveOperationException {
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object[] values = RecordTree.values(record);
            if (components[i].getType().isPrimitive()) {
                continue;
            }
            values[i] = null;
            if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(RecordTree.create(record.getClass(), values)).isInstanceOf(record.getClass());
            } else {
                assertMissing(record.getClass(), values, components[i].getName());
            }
        }
    }

    private static void assertMissing(Class<? extends Record> type, Object[] values, String name) {
        assertThatExceptionOfType(InvocationTargetException.class)
                .as(type.getSimpleName() + "." + name)
                .isThrownBy(() -> RecordTree.create(type, values))
                .havingCause()
                .isInstanceOfSatisfying(FieldException.class, e -> {
                    assertThat(e.code()).isEqualTo(ModelError.MISSING_FIELD);
                    assertThat(e.field()).isEqualTo(name);
                });
    }
}
