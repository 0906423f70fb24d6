/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.header;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets through only the headers of an {@link AllowList}, in both directions and whatever their case. Camel's own
 * strategy is a list of what to keep out: it forwards a webhook caller's {@code Authorization} to the ERP and takes
 * {@code kafka.OVERRIDE_TOPIC} from the outside.
 *
 * <pre>{@code
 * beans:
 *   - name: headers
 *     type: "#class:io.millrace.core.header.AllowListHeaderFilterStrategy"
 *     properties: {allowList: HTTP_SINK}
 * }</pre>
 */
public final class AllowListHeaderFilterStrategy implements HeaderFilterStrategy {

    private AllowList allowList = AllowList.NONE;

    public AllowListHeaderFilterStrategy() {}

    /**
     * For an endpoint that does not see a kamelet's beans, as with {@code rest}: {@code headerFilterStrategy:
     * "#class:io.millrace.core.header.AllowListHeaderFilterStrategy('HTTP_SOURCE')"}.
     */
    public AllowListHeaderFilterStrategy(AllowList allowList) {
        this.allowList = allowList;
    }

    /** Unless set, nothing crosses. */
    public void setAllowList(AllowList allowList) {
        this.allowList = allowList;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !allowList.allowsOut(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !allowList.allowsIn(name);
    }
}
