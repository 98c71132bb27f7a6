/** Prints a port that was free a moment ago. */
class FreePort {

    public static void main(String[] args) throws java.io.IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            System.out.println(socket.getLocalPort());
        }
    }
}
