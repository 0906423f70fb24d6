/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.FieldException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTest {

    @ParameterizedTest
    @EnumSource
    void anEventTakesTypePartitionKeyAndPlantFromItsData(EventType type) {
        Event<?> event = Examples.event(type);

        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().partitionKey())
                .isEqualTo(event.data().keys().get(0).toString());
        assertThat(event.envelope().plant()).isEqualTo("ULM");
        assertThat(EventType.ofShortName(type.shortName())).isEqualTo(EventType.ofType(type.type()));
    }

    @Test
    void anEventTouchesEveryLotAndShipmentOnce() {
        assertThat(keys(EventType.MATERIAL_CONSUMED)).containsExactly("work-order:WO-1001", "lot:L-77");
        assertThat(keys(EventType.SHIPMENT_READY)).containsExactly("shipment:SH-80012", "lot:L-900");
        assertThat(keys(EventType.HANDLING_UNIT_MOVED))
                .containsExactly("handling-unit:340123450000000017", "lot:L-900");
        assertThat(keys(EventType.QUALITY_HOLD_PLACED))
                .containsExactly("lot:L-900", "hold:QH-31", "shipment:SH-80012")
                .isEqualTo(keys(EventType.QUALITY_HOLD_RELEASED));
    }

    @Test
    void anEnvelopeOfOtherDataIsRefused() {
        EventEnvelope envelope = Examples.event(EventType.MATERIAL_CONSUMED).envelope();

        assertThatExceptionOfType(FieldException.class)
                .isThrownBy(() -> new Event<>(envelope, Examples.data(EventType.SHIPMENT_READY)))
                .withMessageContaining("type must be 'io.millrace.shipment.ready.v1'");
    }

    @Test
    void aCopyDiffersInOneAttributeOnly() {
        Event<?> event = Examples.event(EventType.MATERIAL_CONSUMED);

        assertThat(event.withSequence(7).envelope().sequence()).isEqualTo(7);
        assertThat(event.withCausation("x").envelope().causationId()).isEqualTo("x");
        assertThat(event.withSequence(7).withCausation("x").withSequence(7))
                .isEqualTo(event.withCausation("x").withSequence(7));
        assertThatExceptionOfType(FieldException.class).isThrownBy(() -> event.withSequence(0));
    }

    private static List<String> keys(EventType type) {
        return Examples.data(type).keys().stream().map(BusinessKey::toString).toList();
    }
}
