cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  bandwidth = "fast" # want NP-ATTR-TYPE, near "5"
}
