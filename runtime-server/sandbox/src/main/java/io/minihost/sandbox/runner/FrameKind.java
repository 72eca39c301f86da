package io.minihost.sandbox.runner;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The byte that tells frames apart. */
enum FrameKind {
    PROGRAM(1, Frame.Program.class),
    PREPARE(2, Frame.Prepare.class),
    RELEASE(3, Frame.Release.class),
    OPEN(4, Frame.Open.class),
    SEND(5, Frame.Send.class),
    CLOSE(6, Frame.Close.class),
    PING(7, Frame.Ping.class),
    BYE(8, Frame.Bye.class),
    HELLO(9, Frame.Hello.class),
    STARTED(10, Frame.Started.class),
    TURNED(11, Frame.Turned.class),
    LOGGED(12, Frame.Logged.class),
    ENDED(13, Frame.Ended.class),
    BROKEN(14, Frame.Broken.class),
    PONG(15, Frame.Pong.class),
    COMPILE(16, Frame.Compile.class),
    COMPILED(17, Frame.Compiled.class),
    PREPARED(18, Frame.Prepared.class),
    PAUSE(19, Frame.Pause.class),
    RESUME(20, Frame.Resume.class);

    private static final Map<Class<?>, FrameKind> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(k -> k.type, k -> k));
    private static final Map<Byte, FrameKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(k -> k.code, k -> k));

    private final byte code;
    private final Class<? extends Frame> type;

    FrameKind(int code, Class<? extends Frame> type) {
        this.code = (byte) code;
        this.type = type;
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
