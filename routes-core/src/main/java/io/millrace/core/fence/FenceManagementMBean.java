/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import java.util.List;
import java.util.Map;

/** The fence in JMX, and so in Hawtio. It only reads: holds are placed and released by the quality system. */
public interface FenceManagementMBean {

    /**
     * The holds that are not released: hold, plant, reason, placed, state (CLOSING or CLOSED), holds, reaches, inFlight
     * and heldBack (numbers of deliveries).
     */
    List<Map<String, String>> getHolds();

    /** One hold, also a released one. */
    Map<String, String> show(String hold);
}
