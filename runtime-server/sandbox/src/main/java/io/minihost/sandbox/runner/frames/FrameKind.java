package io.minihost.sandbox.runner.frames;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The byte that tells frames apart. */
public enum FrameKind {
    PROGRAM(1, Frame.Program.class, Sender.SERVER, Integer.MAX_VALUE),
    PREPARE(2, Frame.Prepare.class, Sender.SERVER, Integer.MAX_VALUE),
    RELEASE(3, Frame.Release.class, Sender.SERVER, Integer.MAX_VALUE),
    OPEN(4, Frame.Open.class, Sender.SERVER, Integer.MAX_VALUE),
    SEND(5, Frame.Send.class, Sender.SERVER, Integer.MAX_VALUE),
    CLOSE(6, Frame.Close.class, Sender.SERVER, Integer.MAX_VALUE),
    PING(7, Frame.Ping.class, Sender.SERVER, Integer.MAX_VALUE),
    BYE(8, Frame.Bye.class, Sender.SERVER, Integer.MAX_VALUE),
    HELLO(9, Frame.Hello.class, Sender.RUNNER, 1 << 12),
    STARTED(10, Frame.Started.class, Sender.RUNNER, 1 << 6),
    TURNED(11, Frame.Turned.class, Sender.RUNNER, 17 << 20),
    LOGGED(12, Frame.Logged.class, Sender.RUNNER, 1 << 20),
    ENDED(13, Frame.Ended.class, Sender.RUNNER, 1 << 16),
    BROKEN(14, Frame.Broken.class, Sender.RUNNER, 1 << 16),
    PONG(15, Frame.Pong.class, Sender.RUNNER, 1 << 6),
    COMPILE(16, Frame.Compile.class, Sender.SERVER, Integer.MAX_VALUE),
    COMPILED(17, Frame.Compiled.class, Sender.COMPILER, Integer.MAX_VALUE),
    PREPARED(18, Frame.Prepared.class, Sender.RUNNER, 1 << 10),
    PAUSE(19, Frame.Pause.class, Sender.SERVER, Integer.MAX_VALUE),
    RESUME(20, Frame.Resume.class, Sender.SERVER, Integer.MAX_VALUE),
    AT_WORK(21, Frame.AtWork.class, Sender.RUNNER, 1 << 6),
    QUESTION(22, Frame.Question.class, Sender.RUNNER, 17 << 20),
    ANSWER(23, Frame.Answer.class, Sender.SERVER, Integer.MAX_VALUE),
    PREPROCESSES(24, Frame.Preprocesses.class, Sender.COMPILER, 1 << 6),
    DAMAGED(40, Frame.Damaged.class, Sender.RUNNER, 1 << 13);

    /** Who says something of a kind. */
    public enum Sender {
        SERVER,
        RUNNER,
        COMPILER
    }

    private static final Map<Class<?>, FrameKind> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(k -> k.type, k -> k));
    private static final Map<Byte, FrameKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(k -> k.code, k -> k));

    private final byte code;
    private final Class<? extends Frame> type;
    private final Sender sender;
    private final int bytesMax;

    /** Takes the most bytes that one may have, its kind included; those of the server are not bounded, as it is believed. */
    FrameKind(int code, Class<? extends Frame> type, Sender sender, int bytesMax) {
        this.code = (byte) code;
        this.type = type;
        this.sender = sender;
        this.bytesMax = bytesMax;
    }

    /** Refuses a frame of which nothing but its kind and its size is known yet. */
    void check(Sender from, int size) throws FrameException {
        boolean hello = this == HELLO && from == Sender.COMPILER;
        if (sender != from && !hello) {
            throw new FrameException(this + " is nothing that a " + from.name().toLowerCase(Locale.ROOT) + " says");
        }
        if (size > bytesMax) {
            throw new FrameException(this + " of " + size + " bytes");
        }
    }

    byte code() {
        return code;
    }

    static FrameKind of(Frame frame) {
        FrameKind kind = BY_CLASS.get(frame.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("no kind of " + frame.getClass());
        }
        return kind;
    }

    static FrameKind of(byte code) throws FrameException {
        FrameKind kind = BY_CODE.get(code);
        if (kind == null) {
            throw new FrameException("no frame is of kind " + code);
        }
        return kind;
    }
}
