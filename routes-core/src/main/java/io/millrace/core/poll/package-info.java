/** Polling a system that cannot call us: how far each poll has read. */
package io.millrace.core.poll;
