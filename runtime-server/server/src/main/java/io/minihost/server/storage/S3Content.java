package io.minihost.server.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object. Where a connection breaks it goes on with another; over what nobody wants it jumps with a new request.
 */
final class S3Content extends InputStream {

    private static final int RESUMES_MAX = 3;

    /** Less is read and thrown away: a new request takes longer. */
    private static final long JUMP_BYTES = 256L * 1024;

    private final long length;
    private final Source source;
    private @Nullable ResponseInputStream<GetObjectResponse> open;
    private long position;
    private int resumes;

    S3Content(ResponseInputStream<GetObjectResponse> open, Source source) {
        this.open = open;
        this.length = open.response().contentLength();
        this.source = source;
    }

    /** Asks for the same object again. */
    interface Source {
        ResponseInputStream<GetObjectResponse> from(long position);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (position >= length) {
            return -1;
        }
        while (true) {
            try {
                return readOn(buffer, offset, count);
            } catch (SdkException e) {
                letGo();
                if (++resumes > RESUMES_MAX || Thread.currentThread().isInterrupted()) {
                    throw S3Failures.asIo(e);
                }
            } catch (IOException e) {
                letGo();
                if (++resumes > RESUMES_MAX || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    private int readOn(byte[] buffer, int offset, int count) throws IOException {
        if (open == null) {
            open = source.from(position);
        }
        var read = open.read(buffer, offset, count);
        if (read < 0) {
            throw new EOFException("The storage ended at byte %d of %d".formatted(position, length));
        }
        position += read;
        return read;
    }

    /** Always as far as asked, within the content. */
    @Override
    public long skip(long count) throws IOException {
        var jump = Math.clamp(count, 0, length - position);
        if (open != null && jump < JUMP_BYTES) {
            return super.skip(jump);
        }
        letGo();
        position += jump;
        return jump;
    }

    /** Without reading what nobody wants. */
    private void letGo() {
        if (open != null) {
            open.abort();
            open = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null && position >= length) {
            open.close();
            open = null;
        }
        letGo();
    }
}
