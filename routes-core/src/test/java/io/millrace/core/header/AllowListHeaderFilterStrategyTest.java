/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListHeaderFilterStrategyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "breadcrumbId",
                "Cookie",
                "CamelHttpUri",
                "kafka.OVERRIDE_TOPIC",
                "JMSReplyTo",
                "X-Any"
            })
    void keepsEverythingUnnamedOnItsSide(String name) {
        for (AllowList list : AllowList.values()) {
            AllowListHeaderFilterStrategy strategy = strategy(list);
            assertThat(strategy.applyFilterToCamelHeaders(name, "x", null)).isTrue();
            boolean token = list == AllowList.HTTP_API && name.equals("Authorization");
            assertThat(strategy.applyFilterToExternalHeaders(name, "x", null)).isNotEqualTo(token);
        }
    }

    @Test
    void letsTheNamedOnesPassWhateverTheirCase() {
        assertThat(strategy(AllowList.HTTP_SINK).applyFilterToCamelHeaders("IDEMPOTENCY-KEY", "x", null))
                .isFalse();
        assertThat(strategy(AllowList.HTTP_SOURCE).applyFilterToExternalHeaders("Webhook-Id", "x", null))
                .isFalse();
        assertThat(strategy(AllowList.KAFKA).applyFilterToCamelHeaders("CE_TYPE", "x", null))
                .isFalse();
    }

    @Test
    void anUnsetListLetsNothingPass() {
        assertThat(new AllowListHeaderFilterStrategy().applyFilterToCamelHeaders("Content-Type", "x", null))
                .isTrue();
    }

    private static AllowListHeaderFilterStrategy strategy(AllowList list) {
        AllowListHeaderFilterStrategy strategy = new AllowListHeaderFilterStrategy();
        strategy.setAllowList(list);
        return strategy;
    }
}
