/**
 * What could not become an event: kept byte for byte with the reason, until a person replays it, replays it corrected
 * or discards it.
 */
package io.millrace.core.quarantine;
