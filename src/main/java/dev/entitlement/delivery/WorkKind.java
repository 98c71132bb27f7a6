package dev.entitlement.delivery;

/** The kinds of work in the queue, each a task of its own there. */
enum WorkKind {
    /** {@code tenant/request/attempt}. */
    DELIVERY("delivery", true),
    /** {@code tenant/assignment/number}. */
    REEVALUATION("reevaluation", true),
    /** The first step of a request that was submitted; {@code tenant/request/milliseconds}. */
    SUBMISSION("submission", true),
    /** What happens because its time has come; {@code tenant/kind/id/milliseconds}. */
    APPOINTMENT("appointment", false);

    private final String task;
    private final boolean processing;

    WorkKind(String task, boolean processing) {
        this.task = task;
        this.processing = processing;
    }

    /** Its name in the queue. */
    String task() {
        return task;
    }

    /** Whether it is what the provisioning backend does, which manual mode keeps from being done by itself. */
    boolean isProcessing() {
        return processing;
    }

    static WorkKind of(String task) {
        for (WorkKind kind : values()) {
            if (kind.task.equals(task)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no work called '" + task + "'");
    }
}
