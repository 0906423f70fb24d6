/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.PrintStream;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The terminal: it keeps the latest notices and redraws the picture in place where the terminal can. */
final class Console {

    private static final int NOTICES = 4;
    private static final String HOME_AND_CLEAR = "\033[H\033[2J\033[3J";

    private final PrintStream out;
    private final boolean redraws;
    private final Deque<Picture.Notice> notices = new ArrayDeque<>();

    /** @param redraws whether the output understands cursor movement; a log file does not */
    Console(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    static Console standard() {
        return new Console(System.out, System.console() != null && System.getenv("TERM") != null);
    }

    /** Tells what happened, in business words. */
    synchronized void tell(String text) {
        Picture.Notice notice = new Picture.Notice(LocalTime.now(), text);
        notices.addLast(notice);
        if (notices.size() > NOTICES) {
            notices.removeFirst();
        }
        if (!redraws) {
            out.println(text);
        }
    }

    synchronized List<Picture.Notice> notices() {
        return List.copyOf(notices);
    }

    synchronized void show(Picture picture) {
        out.print((redraws ? HOME_AND_CLEAR : "") + picture.render());
        out.flush();
    }

    /** Prints a line that stays. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A log file needs the picture less often than a pair of eyes. */
    int secondsBetweenPictures() {
        return redraws ? 2 : 10;
    }
}
