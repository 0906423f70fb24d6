/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantDataTest {

    @Test
    void anSsccHasItsCheckDigit() {
        // GS1 General Specifications: the weighted sum of all 18 digits is a multiple of ten.
        for (int serial : List.of(0, 1, 11, 7012, 123_456_789)) {
            String sscc = PlantData.sscc(serial);
            int sum = IntStream.range(0, 18)
                    .map(i -> (sscc.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1))
                    .sum();
            assertThat(sscc).hasSize(18).startsWith("34012345");
            assertThat(sum % 10).isZero();
        }
    }

    @Test
    void theSameSeedMakesTheSameShipments() {
        List<PlantData.Shipment> one = shipments(new Dice(7));
        assertThat(one).isEqualTo(shipments(new Dice(7))).isNotEqualTo(shipments(new Dice(8)));
        assertThat(one.stream().map(PlantData.Shipment::id)).doesNotHaveDuplicates();
        assertThat(one.stream().flatMap(s -> s.lines().stream()).map(PlantData.ShipmentLine::handlingUnit))
                .doesNotHaveDuplicates();
    }

    private static List<PlantData.Shipment> shipments(Dice dice) {
        return IntStream.range(0, 200)
                .mapToObj(n -> PlantData.shipment(n, dice))
                .toList();
    }
}
