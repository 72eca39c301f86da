package io.minihost.sandbox.runner.frames;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.JournalEntry;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FrameWriter} wrote. Nothing of it is trusted: a runner may be in a stranger's hands. */
final class FrameReader {

    private final ByteBuffer in;

    private FrameReader(ByteBuffer in) {
        this.in = in;
    }

    /** The frame in {@code body}, which starts at the kind. */
    static Frame frame(ByteBuffer body) throws FrameException {
        try {
            FrameReader reader = new FrameReader(body);
            Frame frame = reader.read(FrameKind.of(body.get()));
            if (body.hasRemaining()) {
                throw new FrameException(body.remaining() + " bytes too many");
            }
            return frame;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new FrameException("bad frame: " + e);
        }
    }

    private Frame read(FrameKind kind) throws FrameException {
        return switch (kind) {
            case PROGRAM -> new Frame.Program(text(), text(), text(), texts());
            case PREPARE -> new Frame.Prepare(text(), in.get() != 0);
            case PREPARED -> new Frame.Prepared(text());
            case RELEASE -> new Frame.Release(text());
            case OPEN -> new Frame.Open(in.getInt(), text(), text(), text(), text(), limits(), in.getLong(), journal());
            case SEND -> new Frame.Send(in.getInt(), text());
            case QUESTION -> new Frame.Question(in.getInt(), text());
            case ANSWER -> new Frame.Answer(in.getInt(), text());
            case PAUSE -> new Frame.Pause(in.getInt());
            case RESUME -> new Frame.Resume(in.getInt());
            case CLOSE -> new Frame.Close(in.getInt());
            case PING -> new Frame.Ping(in.getLong());
            case BYE -> new Frame.Bye();
            case HELLO -> new Frame.Hello(in.getInt(), text(), text());
            case AT_WORK -> new Frame.AtWork(in.getInt(), in.get() != 0);
            case STARTED -> new Frame.Started(in.getInt());
            case TURNED ->
                new Frame.Turned(
                        in.getInt(), in.getLong(), in.getLong(), optional(), text(), in.getLong(), in.getLong());
            case LOGGED -> new Frame.Logged(in.getInt(), text());
            case ENDED ->
                new Frame.Ended(in.getInt(), new GuestEnd(GuestEnd.Reason.valueOf(text()), optional(), text()));
            case BROKEN -> new Frame.Broken(text(), text(), text());
            case DAMAGED -> new Frame.Damaged(text(), in.get() != 0);
            case PONG -> new Frame.Pong(in.getLong(), in.getLong(), in.getLong());
            case COMPILE ->
                new Frame.Compile(
                        new Limits(in.getLong(), in.getLong(), in.getInt(), in.getInt(), in.getInt()), bytes());
            case PREPROCESSES -> new Frame.Preprocesses();
            case COMPILED -> new Frame.Compiled(bundle(), problems());
        };
    }

    private @Nullable CompiledBundle bundle() throws FrameException {
        return in.get() == 0 ? null : new CompiledBundle(text(), text(), texts(), text(), texts());
    }

    private List<Problem> problems() throws FrameException {
        int size = count();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String file = text();
            int line = in.getInt();
            int column = in.getInt();
            Problem.Severity severity = in.get() == 0 ? Problem.Severity.WARNING : Problem.Severity.ERROR;
            problems.add(new Problem(file, line < 0 ? null : line, column < 0 ? null : column, severity, text()));
        }
        return problems;
    }

    private GuestLimits limits() {
        return new GuestLimits(
                Duration.ofNanos(in.getLong()),
                Duration.ofNanos(in.getLong()),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt());
    }

    private List<JournalEntry> journal() throws FrameException {
        int size = count();
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            journal.add(new JournalEntry(in.getLong(), text(), list()));
        }
        return journal;
    }

    private List<String> list() throws FrameException {
        int size = count();
        List<String> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(text());
        }
        return list;
    }

    private Map<String, String> texts() throws FrameException {
        int size = count();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            texts.put(text(), text());
        }
        return texts;
    }

    private @Nullable String optional() throws FrameException {
        return in.get() == 0 ? null : text();
    }

    private String text() throws FrameException {
        int length = count();
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private ByteBuffer bytes() throws FrameException {
        int length = count();
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        return bytes;
    }

    private int count() throws FrameException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new FrameException("length " + count + " of " + in.remaining());
        }
        return count;
    }
}
