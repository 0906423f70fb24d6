/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class MesKamelets {

    /** Labor Work Order Sink. */
    public static final String LABOR_WORK_ORDER_SINK = "kamelet:mfg-labor-work-order-sink";

    /** Line Equipment State Source. */
    public static final String LINE_EQUIPMENT_STATE_SOURCE = "kamelet:mfg-line-equipment-state-source";

    /** Line Material Consumed Source. */
    public static final String LINE_MATERIAL_CONSUMED_SOURCE = "kamelet:mfg-line-material-consumed-source";

    /** Line Production Count Source. */
    public static final String LINE_PRODUCTION_COUNT_SOURCE = "kamelet:mfg-line-production-count-source";

    /** Line Work Order Sink. */
    public static final String LINE_WORK_ORDER_SINK = "kamelet:mfg-line-work-order-sink";

    /** MES Work Order Sink. */
    public static final String MES_WORK_ORDER_SINK = "kamelet:mfg-mes-work-order-sink";

    /** Scheduling Work Order Sink. */
    public static final String SCHEDULING_WORK_ORDER_SINK = "kamelet:mfg-scheduling-work-order-sink";

    private MesKamelets() {}
}
