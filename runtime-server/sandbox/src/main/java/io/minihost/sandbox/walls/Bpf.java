package io.minihost.sandbox.walls;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A program of the kernel's packet filter, which here judges system calls. */
final class Bpf {

    /** What a filter decides. */
    static final int ALLOW = 0x7fff_0000;

    static final int KILL_PROCESS = 0x8000_0000;
    private static final int ERRNO = 0x0005_0000;

    /** Where a filter finds the call's number and the machine's kind. */
    static final int NUMBER = 0;

    static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    private static final int LOAD_WORD = 0x20;
    private static final int AND = 0x54;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_GREATER = 0x25;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int INSTRUCTION_BYTES = 8;

    private record Instruction(int code, int ifTrue, int ifFalse, int value) {}

    private final List<Instruction> instructions = new ArrayList<>();

    static int refuse(int errno) {
        return ERRNO | errno;
    }

    int length() {
        return instructions.size();
    }

    Bpf load(int offset) {
        return add(LOAD_WORD, 0, 0, offset);
    }

    /** Loads the lower half of an argument; the kernel looks at no more of those that are judged here. */
    Bpf loadArgument(int index) {
        return load(ARGUMENTS + 8 * index);
    }

    Bpf mask(int bits) {
        return add(AND, 0, 0, bits);
    }

    Bpf answer(int verdict) {
        return add(RETURN, 0, 0, verdict);
    }

    /** Answers if what is loaded is the value; goes on otherwise. */
    Bpf answerIfEqual(int value, int verdict) {
        return add(JUMP_EQUAL, 0, 1, value).answer(verdict);
    }

    Bpf answerUnlessEqual(int value, int verdict) {
        return add(JUMP_EQUAL, 1, 0, value).answer(verdict);
    }

    /** Answers if what is loaded is the value or above, both without sign. */
    Bpf answerIfAtLeast(int value, int verdict) {
        return add(JUMP_AT_LEAST, 0, 1, value).answer(verdict);
    }

    Bpf answerIfBetween(int first, int last, int verdict) {
        return add(JUMP_AT_LEAST, 0, 2, first).add(JUMP_GREATER, 1, 0, last).answer(verdict);
    }

    Bpf answerIfAnyBit(int bits, int verdict) {
        return add(JUMP_ANY_BIT, 0, 1, bits).answer(verdict);
    }

    /** Does what the block says if what is loaded is the value. The block answers in any case. */
    Bpf whenEqual(int value, Bpf block) {
        add(JUMP_EQUAL, 0, block.length(), value);
        instructions.addAll(block.instructions);
        return this;
    }

    byte[] bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(instructions.size() * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        for (Instruction i : instructions) {
            bytes.putShort((short) i.code)
                    .put((byte) i.ifTrue)
                    .put((byte) i.ifFalse)
                    .putInt(i.value);
        }
        return bytes.array();
    }

    private Bpf add(int code, int ifTrue, int ifFalse, int value) {
        instructions.add(new Instruction(code, ifTrue, ifFalse, value));
        return this;
    }
}
