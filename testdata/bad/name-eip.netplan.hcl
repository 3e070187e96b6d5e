cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  name = "é-public" # want NP-NAME, near "e-public"
}
