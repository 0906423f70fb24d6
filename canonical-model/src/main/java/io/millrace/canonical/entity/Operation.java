/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;

/** A step of a work order. */
public record Operation(OperationId id, WorkCenterId workCenter, String description, Duration plannedDuration) {}
