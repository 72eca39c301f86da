package io.minihost.sandbox.runner.frames;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frames as bytes: length of the rest, kind, fields in the order of the record. */
public final class FrameWriter {

    private final Buffer bytes = new Buffer();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(256);
        }

        ByteBuffer framed() {
            return ByteBuffer.wrap(buf, 0, count).putInt(0, count - Integer.BYTES);
        }
    }

    private FrameWriter() {}

    public static ByteBuffer bytes(Frame frame) {
        FrameWriter writer = new FrameWriter();
        try {
            writer.out.writeInt(0);
            writer.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.bytes.framed();
    }

    private void write(Frame frame) throws IOException {
        out.writeByte(FrameKind.of(frame).code());
        switch (frame) {
            case Frame.Program f -> {
                text(f.hash());
                text(f.manifest());
                text(f.templates());
                texts(f.modules());
            }
            case Frame.Prepare f -> {
                text(f.hash());
                out.writeBoolean(f.awaited());
            }
            case Frame.Prepared f -> text(f.hash());
            case Frame.Release f -> text(f.hash());
            case Frame.Open f -> open(f);
            case Frame.Send f -> {
                out.writeInt(f.guest());
                text(f.message());
            }
            case Frame.Question f -> {
                out.writeInt(f.guest());
                text(f.question());
            }
            case Frame.Answer f -> {
                out.writeInt(f.guest());
                text(f.answer());
            }
            case Frame.Pause f -> out.writeInt(f.guest());
            case Frame.Resume f -> out.writeInt(f.guest());
            case Frame.Close f -> out.writeInt(f.guest());
            case Frame.Ping f -> out.writeLong(f.nonce());
            case Frame.Bye f -> {}
            case Frame.Hello f -> {
                out.writeInt(f.version());
                text(f.engine());
                text(f.walls());
            }
            case Frame.AtWork f -> {
                out.writeInt(f.guest());
                out.writeBoolean(f.working());
            }
            case Frame.Started f -> out.writeInt(f.guest());
            case Frame.Turned f -> turned(f);
            case Frame.Logged f -> {
                out.writeInt(f.guest());
                text(f.entry());
            }
            case Frame.Ended f -> ended(f.guest(), f.end());
            case Frame.Broken f -> {
                text(f.appId());
                text(f.sessionId());
                text(f.message());
            }
            case Frame.Damaged f -> {
                text(f.what());
                out.writeBoolean(f.explained());
            }
            case Frame.Pong f -> {
                out.writeLong(f.nonce());
                out.writeLong(f.heapUsed());
                out.writeLong(f.heapMax());
            }
            case Frame.Compile f -> compile(f);
            case Frame.Preprocesses f -> {}
            case Frame.Compiled f -> compiled(f);
        }
    }

    private void open(Frame.Open f) throws IOException {
        out.writeInt(f.guest());
        text(f.sessionId());
        text(f.appId());
        text(f.developer());
        text(f.hash());
        limits(f.limits());
        out.writeLong(f.seed());
        journal(f.journal());
    }

    private void turned(Frame.Turned f) throws IOException {
        out.writeInt(f.guest());
        out.writeLong(f.number());
        out.writeLong(f.atMillis());
        optional(f.timerMessage());
        text(f.outbox());
        out.writeLong(f.cpuNanos());
        out.writeLong(f.allocatedBytes());
    }

    private void ended(int guest, GuestEnd end) throws IOException {
        out.writeInt(guest);
        text(end.reason().name());
        optional(end.limit());
        text(end.message());
    }

    private void compile(Frame.Compile f) throws IOException {
        Limits limits = f.limits();
        out.writeLong(limits.archiveBytes());
        out.writeLong(limits.unpackedBytes());
        out.writeInt(limits.entries());
        out.writeInt(limits.ratio());
        out.writeInt(limits.pathBytes());
        byte[] archive = new byte[f.archive().remaining()];
        f.archive().duplicate().get(archive);
        out.writeInt(archive.length);
        out.write(archive);
    }

    private void compiled(Frame.Compiled f) throws IOException {
        CompiledBundle bundle = f.bundle();
        out.writeBoolean(bundle != null);
        if (bundle != null) {
            text(bundle.hash());
            text(bundle.manifest());
            texts(bundle.modules());
            text(bundle.templates());
            texts(bundle.styles());
        }
        out.writeInt(f.problems().size());
        for (Problem problem : f.problems()) {
            text(problem.file());
            out.writeInt(problem.line() == null ? -1 : problem.line());
            out.writeInt(problem.column() == null ? -1 : problem.column());
            out.writeBoolean(problem.isError());
            text(problem.message());
        }
    }

    private void limits(GuestLimits l) throws IOException {
        out.writeLong(l.launchCpu().toNanos());
        out.writeLong(l.turnCpu().toNanos());
        out.writeLong(l.turnAllocation());
        out.writeLong(l.turnAllocationMax());
        out.writeLong(l.liveHeap());
        for (int value : new int[] {
            l.timers(), l.timerRate(), l.calls(), l.messageBytes(), l.outboxBytes(), l.mailbox(), l.logRate()
        }) {
            out.writeInt(value);
        }
    }

    private void journal(List<JournalEntry> journal) throws IOException {
        out.writeInt(journal.size());
        for (JournalEntry entry : journal) {
            out.writeLong(entry.atMillis());
            text(entry.message());
            out.writeInt(entry.answers().size());
            for (String answer : entry.answers()) {
                text(answer);
            }
        }
    }

    private void texts(Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
    }

    private void optional(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text);
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
